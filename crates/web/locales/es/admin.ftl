# draft: not yet read by a native speaker

### Páginas de los administradores.

## Navegación y palabras de todas las páginas
nav = Principal
nav-dashboard = Inicio
nav-guests = Invitados
nav-partners = Socios
nav-apps = Aplicaciones
nav-groups = Grupos
nav-policy = Reglas
nav-audit = Auditoría
yes = Sí
no = No
cancel = Cancelar
save = Guardar
next = Siguiente
older = Anteriores
refresh = Actualizar
find = Buscar
filter = Filtrar
more-filters = Más filtros
any = Cualquiera
state = Estado
in-use = En uso
off = Desactivado
switch-on = Activar
switch-off = Desactivar
suspend = Suspender
resume = Reanudar
take-away = Quitar
refused = Rechazado
shown-of = { $shown } de { $total }
id = ID
app = Aplicación
guest = Invitado
group = Grupo
partner = Socio
members = Miembros
sessions = Sesiones activas
until = Hasta
ends = Termina
history = Historial
done-saved = Guardado.
done-invited = La invitación está en camino.
done-invited-shared = La invitación está en camino. Es probable que varias personas lean este buzón, y quien abra primero el enlace puede aceptarla: es mejor invitar a cada persona.
done-unlinked = Desvinculada. Las sesiones han terminado. Si no le queda ninguna cuenta, el invitado se congela y solo vuelve con una nueva invitación.
done-resent = Una nueva invitación está en camino. El enlace anterior ya no funciona.
done-suspended = Suspendido. Las sesiones han terminado y a partir de ahora no se puede abrir nada.
done-resumed = Reanudado.
done-ended = Terminado.
done-taken = Quitado. Surte efecto a partir de la próxima solicitud.
done-factors-reset = Olvidados. El invitado vuelve a iniciar sesión y puede agregar otro factor.
done-given = Asignado. Surte efecto a partir de la próxima solicitud.
done-dismissed = Descartado.
done-thawed = Descongelado. El invitado vuelve a tener sus aplicaciones y grupos, y vuelve a iniciar sesión.
done-erased = Borrado. En este registro ya no queda ningún dato personal.
done-address-taken-over = Adoptada. A partir de ahora el correo va a la nueva dirección.
done-sponsored = Traspasado.
done-passkey = La llave de acceso está lista para la próxima vez.

## Inicio de sesión
admin-sign-in-title = Inicio de sesión de administradores
admin-sign-in-passkey = Iniciar sesión con una llave de acceso
admin-recover-title = ¿No tiene a mano una llave de acceso?
admin-recover-text = Ejecute esto en el servidor. Muestra un enlace que inicia su sesión una vez.
admin-link-title = Iniciar sesión como administrador
admin-link-text = Este enlace funciona una sola vez. Se consume al pulsar el botón.
admin-link-use = Iniciar sesión

## Página de inicio
dashboard-title = Resumen
latest = Lo más reciente
count-guests-active = invitados activos
count-guests-invited = invitados que aún no han aceptado
count-guests-suspended = invitados suspendidos
count-partners = socios
count-apps = aplicaciones
count-deliveries-waiting = entregas pendientes
count-deliveries-dead = entregas abandonadas

## Invitados
guest-state-invited = Pendiente de aceptar
guest-state-active = Activo
guest-state-suspended = Suspendido
guest-state-frozen = Congelado
guest-state-removed = Eliminado
name-or-mail = Nombre o correo electrónico
name-or-domain = Nombre o dominio de correo
confirmed = Última confirmación
confirmed-through-probe = consulta a { $name }
confirmed-through-sign-in = inicio de sesión en { $name }
confirmed-through-mailbox = código por correo, { $name }
confirmed-counts = Cuenta hasta
standing-confirmed = Confirmado
standing-overdue = Atrasado
standing-unconfirmable = Debe iniciar sesión de nuevo
standing-idle = Sin uso
partner-confirmed = Invitados activos: { $confirmed } confirmados, { $overdue } atrasados, { $unconfirmable } de los que solo informa su próximo inicio de sesión.
guests-empty = No se han encontrado invitados
guests-empty-text = Cambie el filtro o invite a alguien.
guest-count =
    { $count ->
        [one] 1 invitado
       *[other] { $count } invitados
    }
guest-no-apps = No se ha dado ninguna aplicación a este invitado.
frozen-since = Congelado desde el { $since }.
frozen-closes = El { $until } se borran de este registro, para siempre, todos los datos personales.
frozen-archive = Vuelve al descongelar:
frozen-archive-none = No se había dado directamente ninguna aplicación ni ningún grupo.
frozen-then = Nadie puede iniciar sesión como este invitado. Se puede invitar a otra persona en la dirección, y no recibe nada de este invitado.
thaw = Descongelar
freeze-gone-at-home = Su empresa ya no conoce la cuenta.
freeze-account-disabled = Su empresa ha deshabilitado la cuenta.
freeze-account-purged = Su empresa ha eliminado la cuenta para siempre.
freeze-deprovisioned = El directorio de su empresa ha desactivado la cuenta.
freeze-deleted = El directorio de su empresa ha eliminado a la persona.
freeze-recreated = Desde el mismo inicio de sesión ha llegado otra cuenta con esta dirección: puede que ya sea de otra persona. Pregunte a su empresa antes de descongelar o invitar de nuevo.
freeze-unlinked = Se ha quitado la cuenta al invitado. Para volver hace falta una nueva invitación.
freeze-subject-reused = Ha vuelto con otro nombre y otra dirección después de mucho tiempo: puede que la cuenta ya sea de otra persona. Pregunte a su empresa antes de descongelar o invitar de nuevo.
freeze-unconfirmed = Nadie ha confirmado a la persona durante demasiado tiempo.
freeze-sponsor-gone = El patrocinador se fue y nadie se hizo cargo.
closed-since = Cerrado el { $since }. Se borraron todos los datos personales.
count-guests-frozen = invitados congelados
sponsor = Patrocinador
sponsor-none = nadie
sponsor-until = Se congelan el
sponsor-gone = El patrocinador se fue
sponsor-gone-until = se congelan el { $until } si nadie se hace cargo
sponsors-title = Patrocinadores
sponsors-text = Cada invitado tiene un administrador que responde por él. Cuando este se va, otra persona se hace cargo o los invitados se congelan.
hand-over = Traspasar
field-guests-of = Invitados de
field-successor = Quién responde por ellos a partir de ahora
field-successor-hint = Sin sucesor, se avisa por correo a los demás administradores y los invitados se congelan tras el periodo de gracia.
successor-nobody = Nadie todavía
field-admin = Administrador
admin-roles-text = Un propietario puede hacer todo. Un administrador puede hacer todo, salvo cambiar quién administra. Un invitador invita a personas y consulta. Un auditor consulta.
field-role = Rol
admin-role-owner = propietario
admin-role-admin = administrador
admin-role-inviter = invitador
admin-role-auditor = auditor
admin-off = Desactivar a un administrador
admin-off-text = Sus sesiones terminan de inmediato.
unlink = Quitar esta cuenta
take-address = Enviar el correo allí a partir de ahora
erase = Borrar todos los datos personales
confirm-guest-erase-title = ¿Borrar todos los datos personales de { $name }?
confirm-guest-erase-text = El invitado se elimina, y su nombre, direcciones, cuentas, mensajes, llaves de acceso e inicios de sesión se borran para siempre. También desaparecen los archivos de invitación que contienen la dirección. Queda un identificador y la cadena de auditoría, que solo contiene identificadores.
confirm-guest-erase-go = Borrar para siempre
frozen-gone-at-home = ya no está en su organización
frozen-account-disabled = deshabilitado en su organización
frozen-account-purged = eliminado en su organización
frozen-deprovisioned = desactivado en el directorio
frozen-deleted = eliminado del directorio
frozen-recreated = llegó otra persona
frozen-unlinked = cuenta quitada
frozen-subject-reused = volvió como otra persona
frozen-unconfirmed = sin confirmar
frozen-sponsor-gone = el patrocinador se fue
home-address = En su organización
home-unverified = no confirmada por la organización de origen
renew = Es un invitado nuevo, que no recibe nada del anterior
can-open = Puede abrir
why-link = ¿Por qué?
through = Mediante
via-direct = asignación directa
via-group = grupo
via-partner = todos los de
give-app = Dar aplicación
add-to-group = Agregar al grupo
identity = Identidad
signs-in-with = Inicia sesión con
mail-code = Código por correo
invited-at = Invitación
accepted-at = Aceptación
invitations = Invitaciones
valid-until = válida hasta el { $until }
invitation-state-open = Abierta
invitation-state-redeemed = Aceptada
invitation-state-revoked = Retirada
invitation-state-expired = Caducada
resend = Reenviar invitación
remove-access = Eliminar acceso
to-guests = A todos los invitados

## Eliminación
remove-title = ¿Eliminar el acceso de { $name }?
remove-who = Se rechazará a { $name } ({ $mail }) a partir de la próxima solicitud, en todas partes.
remove-effect = Qué termina
remove-apps =
    { $count ->
        [0] En este momento no se puede abrir ninguna aplicación.
        [one] 1 aplicación:
       *[other] { $count } aplicaciones:
    }
remove-sessions =
    { $count ->
        [0] Ninguna sesión activa
        [one] 1 sesión activa
       *[other] { $count } sesiones activas
    }
remove-invitations =
    { $count ->
        [0] Ninguna invitación abierta
        [one] 1 invitación abierta
       *[other] { $count } invitaciones abiertas
    }
remove-residual =
    { $minutes ->
        [one] Una aplicación que compruebe los tokens por sí misma puede seguir un minuto como máximo.
       *[other] Una aplicación que compruebe los tokens por sí misma puede seguir { $minutes } minutos como máximo.
    }
remove-final = No se puede deshacer. Una invitación posterior crea un invitado nuevo.
removed-text = Rechazado en todas partes desde las { $time }.
removed-no-apps = No se había abierto ninguna aplicación.
cut-at = Rechazado desde
app-told = Mensaje de cierre de sesión
tokens-end = Fin del último token
told-at-once = Enviado de inmediato
by-signal = Por señal:
delivery-delivered = Entregado
delivery-waiting = Pendiente
delivery-dead = Abandonado
delivery-deaf = La aplicación no escucha
delivery-unused = Sin abrir

## Eliminación de varios
tick-named = Seleccionar { $name }
open-invitations = Invitaciones abiertas
bulk-title =
    { $count ->
        [one] ¿Eliminar el acceso de 1 invitado?
       *[other] ¿Eliminar el acceso de { $count } invitados?
    }
bulk-text =
    { $count ->
        [one] Se rechazará a 1 invitado a partir de la próxima solicitud, en todas partes.
       *[other] Se rechazará a { $count } invitados a partir de la próxima solicitud, en todas partes. Cada uno se elimina por separado y tiene un comprobante.
    }
bulk-none = No hay nadie seleccionado
bulk-done =
    { $count ->
        [0] No se ha eliminado a nadie
        [one] Se ha eliminado a 1 invitado
       *[other] Se ha eliminado a { $count } invitados
    }
removal-removed = Eliminado
removal-already-removed = Ya se había eliminado
removal-duplicate-row = Seleccionado dos veces
removal-guest-unknown = El invitado no existe
removal-guest-ambiguous = Varios socios tienen este invitado
removal-partner-unknown = El socio no existe
removal-cell-invalid = No es un ID ni una dirección
removal-unavailable = No se ha hecho. Inténtelo de nuevo

## Comprobantes de finalización
receipts = Comprobantes
receipt-text = Rechazado desde las { $time }.
receipt-by = Hecho por
receipt-of = Se refiere a
receipt-sessions = Sesiones terminadas
receipt-grants = Inicios de sesión en aplicaciones terminados
receipt-invitations = Invitaciones retiradas
receipt-line = Línea de auditoría y su hash
receipt-file = Descargar para conservar
receipt-hint = El archivo contiene todo esto y la línea de auditoría. El comando «portico receipt check» lo compara con la cadena.
receipt-apps =
    { $count ->
        [0] Ninguna aplicación
        [one] 1 aplicación
       *[other] { $count } aplicaciones
    }
receipt-notices = { $delivered } entregados, { $waiting } pendientes, { $dead } abandonados
receipt-guest-removed = Acceso de { $name } eliminado
receipt-guest-suspended = { $name }: acceso suspendido
receipt-guest-frozen = { $name } se fue: acceso congelado
receipt-account-unlinked = Cuenta de { $name } quitada
receipt-factors-reset = Llaves de acceso de { $name } olvidadas
receipt-signed-out = { $name } cerró sesión en todas partes
receipt-sessions-ended = Sesiones de { $name } terminadas
receipt-home-signal = La organización de origen terminó sesiones de { $name }
receipt-partner-suspended = { $name }: socio suspendido
receipt-partner-ended = La colaboración con { $name } ha terminado
receipt-contract-narrowed = Se han quitado aplicaciones del contrato de { $name }
receipt-connection-disabled = Conexión de { $name } desactivada
receipt-app-disabled = { $name }: aplicación desactivada
receipt-app-withdrawn = { $name } ha renunciado a su registro
receipt-assignment-removed = Aplicación quitada: { $name }
receipt-group-left = { $name } ha salido de un grupo
receipt-consent-withdrawn = { $name } ha retirado un consentimiento

## Invitar
invite-guest = Invitar a alguien
invite-csv = Invitar desde CSV
invite-instead = ¿Muchas personas a la vez?
invite-several = Varias personas a la vez
send-invitation = Enviar invitación
field-email = Correo electrónico
field-name = Nombre
field-people = Personas
field-people-hint = Una en cada línea o separadas por comas, también con nombre, tal como las copia un programa de correo. Hasta 100. Verá qué recibiría cada una antes de enviar nada; el correo y el nombre de abajo pueden quedar vacíos.
field-partner = Socio
field-partner-hint = Su nombre o dominio de correo. Déjelo vacío para encontrarlo por la dirección.
field-apps = Aplicaciones
field-groups = Grupos
field-message = Mensaje
field-message-hint = Texto sin formato. Aparece en el correo y en la página de la invitación.
field-contact = Enlace de contacto
field-contact-hint = Cómo puede contactarle el invitado: https:// o mailto:
field-reply = Dirección tras la aceptación
field-reply-hint = Solo una dirección que una aplicación haya registrado. Si falta: la aplicación o el panel.
field-language = Idioma

## CSV
import-title = Invitar desde CSV
import-text = Una fila por persona; la primera fila contiene los encabezados. Sirven comas, puntos y comas y tabuladores.
import-template = Descargar una plantilla
field-file = Archivo
field-file-hint = .csv, tal como lo guarda su hoja de cálculo
field-pasted = O pegue las filas
check = Comprobar
nothing-changed = Aún no se ha cambiado nada.
import-ids = Descargar los identificadores de aplicaciones y grupos
import-whole = Este archivo es una lista completa
import-whole-text = Quien no esté en ella pierde el acceso. Antes verá quiénes son y lo confirmará.
field-whole-partner = De todos los invitados del socio
field-whole-partner-hint = Se elimina a quien no esté en el archivo.
field-whole-app = De todos los invitados que tienen la aplicación
field-whole-app-hint = Quien no esté en el archivo pierde esta aplicación. El acceso por grupos y socios se mantiene.
import-whole-of = lista completa de
import-files = Archivos de los últimos días
import-rows =
    { $rows ->
        [one] 1 fila
       *[other] { $rows } filas
    }
import-step-reading = en lectura
import-step-checking = en comprobación
import-step-checked = comprobado, sin enviar
import-step-sending = en envío
import-step-sent = enviado
import-columns = Columnas
column-email = La dirección de la persona. Obligatoria.
column-name = El nombre de la persona, para el correo y la lista de invitados. Obligatorio.
column-contact = Cómo puede contactarle la persona: https:// o mailto:. Obligatorio.
column-brand = La aplicación cuyo nombre aparece en el correo y en la página.
column-apps = Aplicaciones que se dan: identificadores o nombres cortos, separados por espacios.
column-groups = Grupos a los que se agrega: identificadores o nombres, separados por espacios.
column-reply = Adónde ir tras la aceptación; solo una dirección registrada.
column-language = en, de, es, fr, it, ja, ko, pt-BR, ru, zh-Hans o zh-Hant.
import-check-title = Comprobar las filas
row-invite = Invitar
row-add = Agregar
row-remove = Pierde el acceso
row-unchanged = Sin cambios
row-warning = Con observación
row-problem = Problema
row-skipped = Omitida
import-whole-partner = Lista completa de { $name }: de { $listed } invitados, { $missing } no están en el archivo y se eliminarán.
import-whole-app = Lista completa de { $name }: de { $listed } invitados, { $missing } no están en el archivo y perderán la aplicación.
import-ceiling = Un archivo puede terminar como máximo el acceso de { $most }. Compruebe que el archivo esté completo o haga que se aumente limits.reconcile.
import-nameless =
    { $count ->
        [one] 1 fila no nombra a nadie. Corríjala u omítala primero, para que no se elimine a nadie por descuido.
       *[other] { $count } filas no nombran a nadie. Corríjalas u omítalas primero, para que no se elimine a nadie por descuido.
    }
import-confirm =
    { $missing ->
        [one] Sí, 1 persona pierde el acceso
       *[other] Sí, { $missing } personas pierden el acceso
    }
import-again = Comprobar de nuevo
import-all = Mostrar todas las filas
import-only =
    { $count ->
        [one] Mostrar solo la fila con un problema u observación
       *[other] Mostrar solo las { $count } filas con un problema u observación
    }
import-no-problems = Ninguna fila tiene un problema.
import-use = Usar
import-skip = Omitir
import-recheck = Comprobar de nuevo
import-checking-title = Se están comprobando las filas
import-sending-title = Se están enviando las invitaciones
import-progress = { $done } de { $all }
import-leave = Puede salir de esta página; el proceso continúa sin ella. Esta página se actualiza sola.
import-send =
    { $invitations ->
        [0] Aplicar
        [one] Enviar 1 invitación
       *[other] Enviar { $invitations } invitaciones
    }{ $additions ->
        [0] {""}
        [one] , cambiar 1 invitado
       *[other] , cambiar { $additions } invitados
    }
import-result = Descargar resultado
import-other = Elegir otro archivo
line = Línea
address = Dirección
result = Resultado
message = Mensaje
import-applied-title = Las invitaciones están en camino
import-done = Invitaciones: { $invitations }. Invitados cambiados: { $additions }.
import-done-title = El archivo está terminado
import-removed =
    { $count ->
        [one] 1 persona no estaba en el archivo y ha perdido el acceso; el comprobante está en su página.
       *[other] { $count } personas no estaban en el archivo y han perdido el acceso; los comprobantes están en sus páginas.
    }
mails-delivered = Correos entregados para su envío
mails-waiting = Correos pendientes
mails-refused = Correos rechazados
invitations-accepted = Aceptadas
import-left-out =
    { $count ->
        [one] Se ha omitido 1 fila. Corríjala en el archivo de resultados y vuelva a cargarlo.
       *[other] Se han omitido { $count } filas. Corríjalas en el archivo de resultados y vuelva a cargarlo.
    }

## Socios
partner-state-active = Activo
partner-state-suspended = Suspendido
partner-state-ended = Terminado
partners-empty = Aún no hay socios
partners-empty-text = Un socio es una empresa a cuyo personal usted invita.
add-partner = Agregar socio
end-partner = Terminar colaboración
field-partner-name = Nombre de la empresa
field-domains = Dominios de correo
field-domains-hint = Uno por línea, como fabrikam.example
connections = Formas de iniciar sesión
add-connection = Agregar proveedor de identidad de origen
cut-over = De los códigos por correo a este inicio de sesión
cut-over-accounts = { $count ->
    [0] Ya nadie inicia sesión con un código por correo.
    [one] { $count } invitado aún inicia sesión con un código por correo.
   *[other] { $count } invitados aún inician sesión con un código por correo.
}
field-cut-over = Último día de los códigos por correo
field-cut-over-hint = Como 2027-03-31. Hasta entonces se pide el cambio en cada inicio de sesión, y se puede dejar para más tarde. Vacío: no se pide a nadie.
mail-code-connection = Código por correo y llave de acceso, para personas sin proveedor de identidad de origen.
redirect-uri = URI de redirección que debe registrar allí
home-logout-uri = Dirección de cierre de sesión back-channel que debe registrar allí
our-keys = Nuestras claves (URL de JWKS)
held = En espera
needs-you = Requiere su atención
held-text = Este proveedor de identidad ha cambiado de una forma que nadie ha aceptado. Nadie inicia sesión a través de él hasta que usted acepte el cambio. Pregunte antes al socio.
drift-issuer = Se identifica con otro emisor.
drift-endpoints = Sus direcciones se han trasladado a otro host.
drift-algorithms = Ya no firma como antes.
drift-reusable-subjects = Nombra a las personas por su nombre de usuario o dirección, que las empresas acaban dando a otra persona. Acéptelo solo si nunca lo hacen.
drift-subjects = Nombra a las personas de otra forma.
release = Aceptar el cambio
field-release-why = Por qué
field-release-why-hint = A quién preguntó y qué le dijeron. Queda en el registro de auditoría.
field-tenants = Inquilinos
field-tenants-hint = Solo para Microsoft Entra ID (identificadores de inquilino) y Google Workspace (dominios), uno por línea.
field-connection-name = Nombre en el botón
field-connection-name-hint = Normalmente, el nombre de la empresa.
field-issuer = Emisor
field-issuer-hint = La dirección que precede a /.well-known/openid-configuration
field-client-id = ID de cliente
field-client-secret = Secreto de cliente
field-client-secret-hint = Déjelo vacío para que nos autentiquemos con nuestras claves publicadas; así no se comparte ningún secreto. Un secreto se guarda cifrado y nunca se vuelve a mostrar.
partner-apps = Aplicaciones para todos los invitados de este socio

## Aplicaciones
apps-empty = Aún no hay aplicaciones
apps-empty-text = Registre la primera a continuación.
register-app = Registrar aplicación
short-name = Nombre corto
assignments = Asignaciones
metadata-title = Todo lo registrado sobre { $name }
metadata-intro = Los nombres son los de los metadatos de cliente de OAuth (RFC 7591). Lo que omita vuelve a su valor predeterminado.
metadata-all = Todo lo registrado sobre esta aplicación
field-metadata = Metadatos de cliente
field-metadata-hint = Un objeto JSON.
app-settings = Configuración del inicio de sesión
field-app = Aplicación
field-app-name = Nombre
field-redirects = URI de redirección
field-redirects-hint = Direcciones completas, una por línea; se comparan carácter por carácter.
field-auth-method = Tipo de cliente
field-alg = Firma del token de ID
field-launch = Dirección de inicio
field-launch-hint = Adónde lleva el icono del panel.
field-app-contact-hint = A quién puede preguntar un invitado rechazado: https:// o mailto:
logout-told = Último cierre de sesión que confirmó
field-backchannel = URI de cierre de sesión back-channel
field-backchannel-hint = Aquí avisamos a la aplicación cuando termina una sesión.
new-secret = Nuevo secreto
who-may-open = Quién puede abrirla
nobody-yet = Nadie. Solo pueden abrir una aplicación quienes la tienen asignada.
assign = Asignar
assign-hint = Rellene uno de los tres.
assignee-guest = invitado
assignee-group = grupo
assignee-partner = todos los invitados del socio
field-guest-mail = Correo electrónico de un invitado
field-group = Grupo
field-partner-all = Todos los invitados de
field-ends = Último día
field-ends-hint = Como 2027-03-31
secret-title = Claves de { $name }
secret-once = El secreto solo se muestra esta vez. Guárdelo ahora en la configuración de la aplicación.
secret-none = Esta aplicación es un cliente público. No tiene secreto.
secret-kept = Lo he guardado

## Grupos
groups-empty = Aún no hay grupos
groups-empty-text = Un grupo da sus aplicaciones a todos sus miembros.
add-group = Agregar grupo
add-member = Agregar miembro
field-group-name = Nombre

## Explicación
why-text = Aquí responden las mismas reglas que abren o rechazan una aplicación, para cualquier momento.
field-why-guest = Invitado
field-why-guest-hint = Dirección de correo o identificador. O solo: la referencia de una página que denegó el acceso.
field-why-app = Aplicación
field-why-at = Cuándo
field-why-at-hint = Vacío significa ahora. Si no, como 2027-03-31T09:00:00Z
explain = Explicar
why-yes = Sí. { $guest } puede abrir { $app }.
why-no = No. { $guest } no puede abrir { $app }.
why-until = Termina por sí solo: { $until }.
why-at = Situación a fecha de { $at }
condition-guest = El invitado está activo y le queda tiempo
condition-partner = El socio es de confianza
condition-app = La aplicación está en uso
condition-contract = El acuerdo con el socio incluye la aplicación
condition-mfa = Se ha probado un segundo factor donde la aplicación lo pide
condition-confirmation = La organización de origen ha confirmado al invitado recientemente
condition-session = La sesión está activa
condition-assignment = Una asignación da la aplicación

## Auditoría
audit-text = Cada cambio y cada rechazo, en una cadena que no se puede alterar sin que se note. Para comprobarla:
number = N.º
when = Cuándo
who = Quién
what = Qué
about = Sobre
event-authz = Solicitud de autorización
event-client-auth = Autenticación de aplicación
event-code = Canje de código
event-refresh = Renovación
event-userinfo = Información de usuario
event-revoke = Token devuelto
event-par = Solicitud enviada por adelantado
event-client-credentials = Aplicación en nombre propio
event-device = Dispositivo
event-token-exchange = Token intercambiado
event-consent = Consentimiento
event-logout = Cierre de sesión
event-jwt = Token presentado
event-upstream-callback = Vuelta desde la organización de origen
event-upstream-metadata = Metadatos de la organización de origen
event-upstream-token = Token de la organización de origen
event-outbound = Solicitud saliente
event-sign-in = Inicio de sesión
event-mail-code = Código por correo
event-step-up = Segundo factor
event-passkey = Llave de acceso
event-link = Identidad vinculada
event-invite = Invitación enviada
event-move = Cambio al inicio de sesión del socio
event-invite-bruteforce = Intentos de adivinar enlaces
event-invite-asked = Invitación solicitada
event-redeem = Invitación aceptada
event-import = Archivo aplicado
event-partner = Socio cambiado
event-domain = Dominio de correo cambiado
event-connection = Conexión cambiada
event-guest = Invitado cambiado
event-setup = Configuración por el socio
event-group = Grupo cambiado
event-app = Aplicación cambiada
event-app-stream = Flujo de una aplicación cambiado
event-assignment = Asignación cambiada
event-admin = Administrador
event-keys = Claves de firma
event-csrf = Formulario ajeno
event-guest-removed = Invitado eliminado
event-scim = Directorio del socio
event-leaver = Se fue de su empresa
event-guest-closed = Registro cerrado
event-restored = Copia de seguridad restaurada
event-delivery = Entrega abandonada
event-export = Lista extraída como archivo
event-tryout = Claims consultados o inicio de sesión probado

## Confirmación
guests-concerned = Invitados afectados
confirm-partner-suspend-title = ¿Suspender { $name }?
confirm-partner-suspend-text = Se rechaza a todos sus invitados a partir de la próxima solicitud y sus sesiones terminan. Puede reanudarlo más adelante.
confirm-partner-suspend-go = Suspender
confirm-partner-end-title = ¿Terminar la colaboración con { $name }?
confirm-partner-end-text = Se rechaza a todos sus invitados a partir de la próxima solicitud y las invitaciones abiertas terminan. No se puede deshacer.
confirm-partner-end-go = Terminar colaboración
confirm-connection-disable-title = ¿Desactivar { $name }?
confirm-connection-disable-text = A partir de la próxima solicitud nadie inicia sesión a través de esta conexión, y terminan todas las sesiones iniciadas con ella. Puede volver a activarla; nada de lo que terminó vuelve.
confirm-connection-disable-go = Desactivar
confirm-app-disable-title = ¿Desactivar { $name }?
confirm-app-disable-text = Nadie puede abrir la aplicación a partir de la próxima solicitud. Puede volver a activarla.
confirm-app-disable-go = Desactivar
confirm-guest-suspend-title = ¿Suspender a { $name }?
confirm-guest-suspend-text = Se le rechaza a partir de la próxima solicitud y todas sus sesiones terminan. Puede reanudar al invitado más adelante; nada de lo que terminó vuelve.
confirm-guest-suspend-go = Suspender
confirm-assignment-remove-title = ¿Quitar { $name }?
confirm-assignment-remove-text = Lo que depende de esta asignación termina de inmediato y se avisa a la aplicación. Quien pueda abrirla por otro motivo vuelve a iniciar sesión.
confirm-assignment-remove-go = Quitar
confirm-app-secret-title = ¿Crear un secreto nuevo para { $name }?
confirm-app-secret-text = La aplicación necesita el secreto nuevo para seguir funcionando.
confirm-app-secret-go = Crear secreto nuevo

## El contrato de confianza
contract-title = El contrato con { $name }
contract-intro = Versión { $version }. Cada cambio aumenta la versión, vale a partir de la próxima solicitud y queda en el historial.
change-contract = Cambiar el contrato
contract = Contrato
contract-version = Versión
contract-never = Sin definir
field-mfa-amr = Métodos que cuentan como multifactor
field-mfa-amr-hint = Valores de amr que envía la organización de origen, uno por línea, como mfa. Lo que no figura aquí nunca cuenta.
field-mfa-acr = Contextos que cuentan como multifactor
field-mfa-acr-hint = Valores de acr que envía la organización de origen, uno por línea.
field-app-scope = Aplicaciones
app-scope-any = Se puede dar cualquier aplicación
app-scope-only = Solo las aplicaciones elegidas a continuación
field-allowed-apps = Aplicaciones elegidas
field-quota = Máximo de invitados
field-quota-hint = Vacío: sin límite.
field-recheck = Minutos que vale una confirmación de la organización de origen
field-recheck-hint = Después se vuelve a preguntar a la organización de origen antes de dar nada. Vacío: mientras dure la sesión.
field-probe = Minutos entre dos consultas a la organización de origen sobre un invitado
field-probe-hint = En segundo plano, sin el invitado. Vacío: cada 15 minutos.
field-review = Volver a revisarlo el
field-contacts = Contactos allí
field-contacts-hint = Uno por línea, como Ida Berg ida@fabrikam.example.
review-due = Revisión pendiente
review-due-text = Ha llegado el día de volver a revisar este contrato. Cambie su fecha de revisión o termínelo.
request = invitación solicitada
request-text = El enlace no le ha funcionado a alguien, que pide otra invitación.
request-open = Alguien a quien el enlace no le ha funcionado pide otra invitación:
request-account = Usó la cuenta { $account }, según dice su propio inicio de sesión. Invite a esa dirección, invite de nuevo o descarte la solicitud.
request-dismiss = Descartar

## El segundo factor
mfa-wanted = Exige autenticación multifactor
mfa-not-wanted = No exige segundo factor
mfa-want = Exigir un segundo factor
mfa-drop = Dejar de exigirlo
app-leavers = Cuando termina el acceso
field-unconfirmed = Horas que vale aquí lo que dice la organización de origen sobre un invitado
field-unconfirmed-hint = Un invitado a quien nadie ha confirmado durante más tiempo vuelve a iniciar sesión en su organización. Vacío: lo que diga el contrato con el socio.
notices-to-app = Avisos de cierre de sesión
notices-state = { $waiting } pendientes, { $dead } abandonados
stream = Señales
stream-enabled = Deseadas
stream-paused = En pausa por la aplicación
stream-disabled = La aplicación no las desea
stream-push = se envían a
stream-poll = las recoge la aplicación
stream-told = Última señal que confirmó
stream-signals = Señales para ella
stream-end = Terminar el flujo
stream-none = La aplicación no ha creado ningún flujo de señales. Lo crea ella misma, con el ámbito ssf.manage en su registro.
notices-resend = Volver a enviar los abandonados
reset-factors = Restablecer los segundos factores

## Dominios de correo
domains-title = Dominios de correo de { $name }
domains-intro = La organización de origen de este socio solo puede avalar direcciones de estos dominios. Un registro en el DNS o el postmaster prueban un dominio; lo que solo ha afirmado un administrador cuenta hasta que usted indique lo contrario.
domains-proofs = Probar
domain-state-attested = Afirmado por un administrador
domain-state-proven = Probado
domain-state-lapsed = Caducado
domain-since = Desde
domain-confirmed = Última confirmación
domain-next = Próxima comprobación
domain-record = Registro TXT
domain-value = Su valor
domain-check = Consultarlo ahora
domain-prove = Mostrar el registro
domain-mail = Escribir al postmaster
domain-lapse = Dejar de contarlo
domain-attest = Contarlo bajo mi palabra
domain-add = Agregar dominio
field-domain = Dominio de correo
field-domain-hint = Como fabrikam.example
start-link = Enlace de inicio para su personal

## Claves nuevas para invitados
rekey = Claves nuevas para personas cuyo inicio de sesión se ha trasladado
rekey-title = Claves nuevas para personas de { $name }
rekey-intro = Cuando un socio pasa a otro inquilino o producto, su personal vuelve con otras claves. Un archivo indica qué clave nueva corresponde a cada antigua; lo aprueba una persona distinta de usted. El personal conserva sus aplicaciones y todo lo demás.
rekey-open = Pendiente de aprobación
rekey-open-text = { $count ->
    [one] Una clave nueva para un invitado, propuesta por { $by } el { $at }.
   *[other] Claves nuevas para { $count } invitados, propuestas por { $by } el { $at }.
}
rekey-own = Tiene que aprobarlo otra persona.
rekey-approve = Aprobar y ejecutar
rekey-discard = Descartar
rekey-propose = Proponer
rekey-check = Qué haría el archivo
rekey-total = { $count ->
    [one] Una fila.
   *[other] { $count } filas.
}
rekey-faults = { $count ->
    [0] Se pueden usar todas.
    [one] Una no se puede usar.
   *[other] { $count } no se pueden usar.
}
rekey-left-out = { $count ->
    [0] No falta nadie.
    [one] Una persona del inicio de sesión antiguo no está en el archivo.
   *[other] { $count } personas del inicio de sesión antiguo no están en el archivo.
}
rekey-old = Sujeto antiguo
rekey-new = Sujeto nuevo
rekey-fault-cell-empty = Hay una celda vacía
rekey-fault-old-unknown = Nadie tiene este sujeto antiguo
rekey-fault-old-twice = El sujeto antiguo ya apareció antes
rekey-fault-new-twice = El sujeto nuevo ya apareció antes
rekey-fault-new-taken = El sujeto nuevo ya es de un invitado
rekey-fault-guest-removed = El invitado se eliminó
field-rekey-from = Inicio de sesión antiguo
field-rekey-to = Inicio de sesión nuevo
field-rekey-hint = CSV con las columnas old_subject y new_subject; new_issuer si el inicio de sesión nuevo tiene varios.

## Configuración a cargo del socio
setup-by-partner = Dejar que el socio conecte su inicio de sesión
setup-of = Configuración de { $name }
setup-admin-text = El administrador de TI del socio recibe un enlace, prueba su buzón con un código, conecta el inicio de sesión y lo prueba. Nada se activa antes de que usted lo apruebe.
setup-draft = Lo que rellenó el socio
setup-state-open = en manos del socio
setup-state-submitted = le espera a usted
setup-state-approved = activa
setup-approve = Aprobar y activar
setup-send-back = Devolver
field-setup-note = Qué hay que cambiar
field-setup-note-hint = Los administradores de TI del socio lo leen en un correo y en su página.
setup-returned-at = Devuelta el { $at }.
setup-links = Enlaces
setup-link-works = funciona
setup-link-revoked = retirado
setup-link-expired = caducado
setup-link-revoke = Retirar
setup-send = Enviar enlace
setup-waits = Una configuración espera aprobación
field-setup-email = Dirección de correo del administrador de TI del socio
field-setup-email-hint = El enlace es válido durante 30 días y solo para este buzón.
field-auto-approve = Aprobación
auto-approve = Activar sin mí cuando el socio pruebe un dominio que figure aquí

event-recovery = Segundo factor perdido
recovery = Llave de acceso perdida
recovery-text = Ha iniciado sesión, ha probado su buzón y pide una llave de acceso nueva.
recovery-open = Este invitado ha iniciado sesión, ha probado su buzón y dice que ha perdido todas las llaves de acceso y la aplicación de autenticación. Llámele a un número que usted ya conozca antes de aprobarlo: un buzón robado tiene exactamente el mismo aspecto.
recovery-approve = Aprobar una llave de acceso nueva
recovery-refuse = Rechazar
event-invite-volume = Número inusual de invitaciones
# Una conexión
connection-open = Detalles, prueba y cambios
connection-agreed = Qué se ha acordado
connection-change = Cambiar lo acordado
connection-client = Cómo nos autenticamos allí
connection-claims = Claims para nombre, dirección y grupos
connection-test-text = Inicie sesión una vez con una cuenta del socio. Nadie entra por ello; mostramos lo que se recibió.
connection-preview = Qué resulta de la asignación de claims
connection-preview-text = La vista previa muestra qué resulta de los claims de la última prueba con los nombres siguientes, y no cambia nada.
connection-verified = Dirección avalada
connection-our-groups = Grupos aquí
claims-came = Claims recibidos
claim-at-userinfo = (en userinfo)
home-unread = No se ha podido leer el proveedor de identidad:
home-origins = Hosts de sus puntos de conexión
home-algorithms = Algoritmos de sus tokens de ID
home-keys = Huellas digitales de sus claves
home-subjects = Qué aspecto tienen sus sujetos
shape-uuid = UUID
shape-digits = cifras
shape-user-name = nombres de usuario
shape-address = direcciones de correo
shape-mixed = otros textos
shape-any = cualquiera (aceptado)
auth-method-client-secret = Con un secreto de cliente
auth-method-private-key-jwt = Con nuestras claves publicadas (private_key_jwt)
auth-method-none = Con nada (cliente público)
field-own-proof = Cómo nos autenticamos
field-new-secret = Secreto de cliente nuevo
field-new-secret-hint = Déjelo vacío para conservar el guardado. Se guarda cifrado y nunca se vuelve a mostrar.
field-name-claim = Claim con el nombre
field-email-claim = Claim con la dirección de correo
field-groups-claim = Claim con los grupos
field-group-map = Grupos según el valor
field-group-map-hint = Uno por línea: el valor en el socio = un grupo de aquí. Quien pierde allí el valor sale del grupo aquí.
preview = Vista previa
test-over = El inicio de sesión de prueba ha terminado
test-over-text = Con él no se ha iniciado sesión a nadie. El informe muestra lo que se recibió.
test-over-report = Mostrar el informe

# El directorio del socio (SCIM)

directory = Directorio (SCIM)
directory-title = Directorio de { $name }
directory-intro = Con un token, el directorio del socio mantiene a su personal sincronizado con nosotros: quien es nuevo puede venir y quien se va pierde el acceso de inmediato. Solo alcanza a las personas de esta conexión.
directory-address = Dirección base
directory-users = Usuarios allí
directory-groups = Grupos allí
directory-tokens = Tokens
directory-token = Token
directory-once = Este token se muestra ahora y nunca más. Entréguelo al departamento de TI del socio por un canal de confianza.
directory-made = Creado
directory-ends = Termina
directory-used = Último uso
directory-never = Nunca
directory-over = Terminado
directory-rotate = Hay como máximo dos tokens vigentes a la vez. Para cambiar uno, cree otro, haga que el socio lo use y revoque después el antiguo.
directory-make = Crear un token para un año
directory-who = Quién es un usuario
field-directory-subject = Atributo con el sujeto
field-directory-subject-hint = El atributo de un usuario que contiene lo que el inicio de sesión de allí envía como sub. Vale para los usuarios que aún no están vinculados. Elíjalo solo si el socio nunca da un valor a una segunda persona.
directory-subject-none = Ninguno: lo indica el primer inicio de sesión con la dirección
directory-subject-external-id = externalId
directory-subject-user-name = userName

## Listas: los invitados y la cadena de auditoría
unconfirmed = Activo, sin confirmar
ends-before = Termina antes del (día)
views = Filtros guardados:
view-name = Nombre de este filtro
view-save = Guardar filtro
this-filter = Este filtro
with-selected = Con los seleccionados
select-all = Seleccionar los { $total } que coinciden
extend = Fijar el último día
change-sponsor = Cambiar patrocinador
export-csv = Exportar como CSV
export-jsonl = Exportar como JSON Lines
and-more = y { $count } más
bulk-act-give = Dar aplicación
bulk-act-extend = Fijar el último día
bulk-act-sponsor = Cambiar patrocinador
bulk-act-remove = Eliminar acceso
bulk-changed =
    { $count ->
        [one] 1 invitado cambiado
       *[other] { $count } invitados cambiados
    }
change-changed = Cambiado
change-unchanged = Ya estaba así
change-guest-unknown = El invitado no existe
change-guest-gone = Eliminado o congelado
change-unavailable = No se ha hecho. Inténtelo de nuevo
actor-admin = Cualquier administrador
actor-guest = Cualquier invitado
actor-app = Cualquier aplicación
actor-partner-admin = TI del socio
actor-directory = Directorio del socio
actor-anonymous = Sin sesión iniciada
actor-operator = Operador
actor-system = El propio Portico
why-refused = Rechazado porque
reference = Referencia
since-day = Desde (día)
until-day = Hasta (día)
chain-holds = Íntegra
chain-verified = Verificada hasta la línea #{ $line }, { $at }
chain-broken = La línea { $line } no está como se escribió. Conserve esta base de datos tal como está y compárela con una copia de seguridad.
chain-unchecked = Aún sin comprobar.

## Lo que piden los invitados
requests-title = Solicitudes de invitados
requests-none = Nadie espera una respuesta
requests-none-text = Los invitados piden aplicaciones en su panel. En la página de cada aplicación se define si se puede pedir.
requests-all =
    { $count ->
        [one] Mostrar la solicitud de todos los invitados
       *[other] Mostrar las { $count } solicitudes, también las de otros patrocinadores
    }
requests-mine = Solo las dirigidas a mí ({ $count })
requests-wait =
    { $count ->
        [one] 1 solicitud de un invitado espera su respuesta
       *[other] { $count } solicitudes de invitados esperan su respuesta
    }
requests-invitations = Otras invitaciones solicitadas
request-title = { $guest } pide { $app }
request-for = Pide
request-since = Solicitado
request-kind-access = acceso
request-kind-extension = más tiempo
request-confirmed = Última confirmación de su empresa
request-last-used = Abrió la aplicación por última vez
request-never-used = nunca
request-now = Ahora
request-opens = abre
request-guest-ends = Termina todo el acceso del invitado
request-partner-ends = Termina el contrato del socio
request-approve = Conceder
request-approve-text = El invitado puede abrir la aplicación de inmediato y recibe un correo. Si pide más tiempo, también se aplaza su propio final cuando sea anterior.
request-refuse = No conceder
request-not-yours = Decide el patrocinador del invitado o un administrador con permisos de gestión.
field-request-until = Último día
field-request-until-hint = Por ejemplo, 2027-03-31. No más tarde que el contrato del socio.
field-request-reason = Por qué no
field-request-reason-hint = El invitado lo lee en el correo y en su panel.
app-listing = En el panel
field-listing = Para qué sirve la aplicación
field-listing-hint = Una línea bajo su nombre, para los invitados.
field-requestable = Solicitudes
requestable-yes = Los invitados pueden pedir esta aplicación si el contrato de su socio la incluye
done-request-refused = No concedido. El invitado recibe un correo.
event-request = Acceso solicitado
## Ajustes
nav-settings = Ajustes
settings-text = Lo que guarde aquí vale de inmediato, en todos los nodos. Vacíe un campo para volver a su valor predeterminado.
settings-host = Empresa
settings-languages = Idiomas
settings-mail = Correo
settings-lifetimes = Plazos
settings-limits = Límites
settings-contrast = El contraste mínimo de su color es { $light } en páginas claras y { $dark } en páginas oscuras; el texto necesita 4,5.
settings-fixed = Definido en la configuración
settings-fixed-text = Estos valores están en el archivo de configuración o en el entorno. Cámbielos allí o quítelos de allí para definirlos aquí.
setting-company = Nombre de la empresa
setting-contact-url = Dónde obtienen ayuda los invitados
setting-contact-url-hint = Un enlace que empiece por https:// o mailto:
setting-support = A quién llamar
setting-support-hint = Una línea al pie de cada página, por ejemplo, un número de teléfono y su horario
setting-brand-accent = Color de enlaces y botones
setting-brand-accent-hint = Por ejemplo, #12558f. Debe ser lo bastante oscuro para leerse sobre blanco; las páginas oscuras usan una variante más clara.
setting-logo = Logotipo
setting-logo-hint = Una imagen PNG o WebP de 64 kB como máximo, diseñada para fondo claro. No se acepta SVG, porque puede contener scripts.
setting-logo-remove = Quitar el logotipo
setting-language = Idioma cuando nada más específico lo decide
setting-languages = Idiomas ofrecidos
setting-languages-hint = Los invitados pueden cambiar a estos. Si no se marca ninguno o se marcan todos, se ofrecen todos los idiomas traducidos.
setting-mail-from = Remitente de los correos
setting-mail-from-hint = Por ejemplo, Contoso y guests@contoso.example entre corchetes angulares, o solo una dirección
setting-mail-reply-to = Las respuestas van a
setting-mail-reply-to-hint = Cuando no se nombra a quien invita
setting-mail-bounce = El correo que no se puede entregar va a
setting-mail-bounce-hint = Un buzón que alguien lea; vacío: el remitente
setting-mail-reminders = Recordar una invitación tras (días)
setting-mail-reminders-hint = Hasta cinco números, por ejemplo, 3 10. Escriba 0 para no recordarla nunca.
setting-mail-endings = Avisar a los invitados antes de que termine su acceso (días)
setting-mail-endings-hint = Hasta cinco números, por ejemplo, 2 14. Escriba 0 para no avisar.
setting-span-hint = Por ejemplo, 12h o 14d
setting-lifetimes-invitation = Una invitación es válida durante
setting-lifetimes-sponsor-grace = Los invitados de un patrocinador que se fue permanecen durante
setting-limits-invitations = Nuevos invitados por administrador al día
setting-limits-codes = Códigos a una dirección por hora, para una red
setting-limits-codes-of-strangers = Códigos a una dirección por hora, para todos los dispositivos desconocidos
setting-limits-codes-from = Códigos que una red puede pedir por hora
setting-limits-guesses = Enlaces incorrectos que una red puede probar por hora
setting-limits-lookups = Direcciones que una red puede consultar por hora
event-settings = Ajustes
mails-title = Correos
mails-text = Cada correo tal como lo reciben invitados y socios, con el nombre, el color y el logotipo de su empresa. Los nombres y enlaces son ejemplos.
mails-show = Mostrar
mails-from = De
mails-html = Ver el HTML
mails-send = Enviármelo
mails-send-to = A { $mail }, por la cola de envío como cualquier otro correo. Si no llega, el archivo de registro indica qué respondió el servidor de correo.
mail-kind = Tipo
mail-language = Idioma
mail-kind-invitation = Invitación
mail-kind-reminder = Recordatorio de una invitación
mail-kind-code = Código
mail-kind-access-ending = El acceso termina pronto
mail-kind-access-ended = El acceso ha terminado
mail-kind-request-decision = Solicitud decidida
mail-kind-setup-link = Enlace de configuración para un socio
mail-kind-security-notice = Aviso de seguridad
done-mailed = El correo está en camino.

## Administradores, pruebas y claves
nav-admins = Administradores
nav-keys = Claves
done-rotated = Se han creado claves nuevas. Firman en cuanto las aplicaciones puedan conocerlas.
admin-role-app-owner = propietario de aplicaciones
admins-title = Administradores
admin-add = Agregar administrador
admin-add-text = Recibe un enlace de un solo uso para su primer inicio de sesión. En la página siguiente, un invitador o propietario de aplicaciones se limita a determinados socios y aplicaciones.
admin-link-once = Entregue personalmente este enlace. Funciona una sola vez, durante { $minutes } minutos, y solo se muestra ahora.
admin-bind = Rol y alcance
admin-bind-text = Los socios y las aplicaciones solo cuentan para invitadores y propietarios de aplicaciones. Surte efecto a partir de su próxima solicitud.
admin-new-link = Nuevo enlace de un solo uso
admin-audit = Lo que ha hecho
bound = limitado a algunos
bound-partners-hint = Un invitador solo ve e invita a personas de estos; si no se marca ninguno, de todos.
bound-apps-hint = Un invitador solo da estas; si no se marca ninguna, todas. Un propietario de aplicaciones tiene estas y ninguna otra.
admin-step-up-title = Demuestre que es usted
admin-step-up-text = Lo que sigue no se puede deshacer o tiene gran alcance. Demuestre con su llave de acceso que es usted; después volverá adonde estaba.
admin-step-up-none = Aquí no tiene ninguna llave de acceso. Vuelva a iniciar sesión con un enlace de un solo uso y agregue entonces una llave de acceso. El operador obtiene un enlace con
keys-title = Claves de firma
keys-text = Las claves cambian por sí solas. La siguiente se publica antes de firmar, y una antigua permanece hasta que termina su último token.
keys-rotate = Cambiar las claves ahora
keys-rotate-text = Crea claves nuevas que toman el relevo en cuanto las aplicaciones puedan conocerlas, por ejemplo, porque una clave haya podido filtrarse.
keys-alg = Algoritmo
keys-uses = Aplicaciones según el algoritmo de sus tokens de ID
keys-access = tokens de acceso de todas las aplicaciones
keys-jwks = Conjunto de claves publicado
key-next = Siguiente
key-current = Actual
key-retiring = Saliendo de uso
signs-from = Firma desde
signs-until = Firma hasta
published-until = Publicada hasta
app-count =
    { $count ->
        [one] 1 aplicación
       *[other] { $count } aplicaciones
    }

## Un invitado: uso y sesiones
last-used = Último uso
if-removed = Si se elimina ahora, abierta hasta
closed-at-once = se cierra de inmediato
history-all = Historial completo
end-session = Terminar
end-sessions = Terminar todas las sesiones

## Página de inicio: lo pendiente
count-unconfirmed = invitados activos sin confirmar
count-orphans = invitados activos sin patrocinador
count-ending = invitados activos cuyo acceso termina en los próximos 30 días
count-mails = correos no entregados
sign-ins-today = Inicios de sesión de hoy
signed-in = Sesión iniciada

## Terms of use
nav-terms = Condiciones
done-published = Publicada. Esta versión ya no cambia.
condition-terms = El invitado ha aceptado las condiciones de uso
event-terms = Condiciones de uso
terms-title = Condiciones de uso
terms-of-use = Texto
field-terms-app = Se pide antes de
field-terms-app-hint = Las de una aplicación se suman a las que todos aceptan.
field-terms-title = Título
field-terms-text = Texto
field-terms-text-hint = Texto sin formato. Una línea vacía empieza un párrafo y las direcciones https se vuelven enlaces. Con título y texto vacíos, el idioma se quita.
field-terms-from = Vigente desde (día)
field-terms-from-hint = Por ejemplo 2027-03-31, desde su primer instante (UTC). Vacío: desde ahora.
field-terms-also = A quién se pregunta
terms-again-all = Preguntar de nuevo a quienes aceptaron una versión anterior
terms-yearly = Preguntar a todos otra vez un año después de aceptar
terms-untitled = Aún sin texto
terms-empty = Los invitados aún no aceptan nada
terms-empty-text = Escriba lo que deben aceptar antes del primer acceso y publíquelo.
terms-from = Vigente desde
terms-agreed = Invitados que aceptaron
terms-everything = todo
terms-new = Otra versión
terms-new-text = Empieza con el texto de la última versión. No se pregunta a nadie antes de publicarla.
terms-new-go = Escribir
terms-state-draft = borrador
terms-state-to-come = próxima
terms-state-in-force = vigente
terms-state-replaced = reemplazada
terms-discard = Descartar el borrador
terms-next = Escribir la siguiente versión
terms-published = Publicada
terms-asked = Se pregunta a
terms-asks-all = Todos, también quienes aceptaron una versión anterior.
terms-asks-new = Quienes no aceptaron ninguna versión anterior.
terms-asks-yearly = La aceptación vence al cabo de un año.
terms-to-ask = Invitados activos que aún deben aceptar
terms-write = Escribir
terms-preview = Como lo leen los invitados
terms-publish = Publicar
terms-publish-text = Una versión publicada no cambia nunca. Desde que está vigente, los invitados consultados no pueden abrir ninguna aplicación hasta que acepten; a quien trabaja en una se le pregunta cuando renueva su acceso.

## What an app learns, and trying it
auth-client-secret-basic = Con un secreto en la cabecera (client_secret_basic)
auth-client-secret-post = Con un secreto en el formulario (client_secret_post)
auth-none = Con nada: se ejecuta en el dispositivo del invitado
register-known = Registrar software conocido
register-known-text = La URI de retorno, el inicio y el cierre de sesión se rellenan solos; después recibe la configuración para el otro lado.
field-preset = Tipo de aplicación
field-app-url = Dirección de la aplicación
field-app-url-hint = Por ejemplo https://grafana.contoso.example; una aplicación nativa no la necesita.
field-app-shown = Nombre para los invitados
preset-web = Aplicación web con servidor
preset-spa = Aplicación de página única en el navegador
preset-native = Aplicación nativa de escritorio o móvil
config-title = Configuración para la aplicación
config-text = Copie esto en la configuración de la aplicación y ponga el secreto de cliente en su lugar.
trial = Probar
trial-text = Una prueba ejecuta el inicio de sesión real en este navegador. Usted no tiene cuenta de invitado: inicie sesión como cualquier invitado que pueda ser. Lo concedido termina enseguida y ningún token se muestra ni se guarda.
trial-go = Probar inicio de sesión
trial-title = Prueba de inicio de sesión en { $app }
trial-fine = El inicio de sesión funciona
trial-wrong = El inicio de sesión volvió, pero un cliente no lo creería
trial-refused = El inicio de sesión fue rechazado
trial-as = { $guest } inició sesión y sigue con la sesión iniciada en este navegador. Lo que la aplicación habría recibido ha terminado.
trial-checks = Lo que comprueba un cliente
trial-request = Solicitud
trial-response = Respuesta
check-state = La respuesta pertenece a la solicitud (state)
check-issuer = Vino del emisor consultado
check-signature = El token de ID está firmado con una clave publicada
check-iss = Nombra al emisor (iss)
check-aud = Es para esta aplicación (aud)
check-exp = Es válido ahora (exp, iat)
check-nonce = Pertenece a la solicitud (nonce)
check-at-hash = El token de acceso le pertenece (at_hash)
check-subject = Userinfo habla de la misma persona (sub)
claims-open = Vista previa de tokens
claims-title = Lo que { $app } sabría
claims-text = Busque un invitado para ver qué dirían los tokens ahora. No se firma nada. Que usted ha mirado queda en la auditoría.
claims-show = Mostrar claims
claims-none = No habría ningún token.
claims-session = En la sesión que empezó el { $at }
claims-new-session = Como tras un nuevo inicio de sesión; lo que dirá entonces la organización de origen no se conoce aquí
field-claims-guest = Nombre o dirección de un invitado
field-scope = Scope
claim = Claim
claim-value = Valor
claim-from = Origen
claim-anew = nuevo en cada inicio de sesión
claim-source-portico = El propio Portico
claim-source-home = Proveedor de identidad de origen
claim-source-invitation = Invitación
claim-source-assignment = Asignación
claim-source-partner = Socio
claim-source-app = Registro de la aplicación
claim-source-request = Solicitud
claim-source-until = La directiva: el acceso termina entonces
document-id-token = Token de ID
document-access-token = Token de acceso
document-userinfo = Userinfo
## Reglas y vista previa de cambios
policy-text = Elija una aplicación y un cambio y vea a quién afectaría. Mirar no cambia nada. Cada formulario que cambia una regla para muchos tiene el mismo botón.
policy-mfa = Segundo factor
policy-confirmed = La palabra de la empresa de origen vale
policy-hours = { $count } h
policy-minutes = { $count } min
policy-by-contract = Según el contrato
policy-by-session = Mientras dure la sesión
policy-try = Probar un cambio
field-try-change = Cambio
preview-title = Vista previa: { $name }
preview-apply = Aplicar
preview-text = No se ha cambiado nada. Quien tiene sesión se evalúa como en su próxima petición; los demás, como si iniciaran sesión ahora.
preview-changes = Esto cambia { $changed } de { $pairs } pares de invitado × aplicación
preview-changes-least = Esto cambia al menos { $changed } de más de { $pairs } pares de invitado × aplicación
preview-nobody = No cambia el acceso de nadie.
preview-before = Ahora
preview-after = Después
preview-more = Otros que no aparecen en la lista: { $count }
effect-gains = Obtienen la aplicación
effect-loses = Pierden la aplicación
effect-asked = Se les pide algo antes
effect-freed = Ya no se les pide
effect-until = La conservan hasta otro momento
effect-reason = Siguen rechazados, por otro motivo
remedy-title = Cambio mínimo
remedy-all = Todo esto tiene que cambiar
remedy-go = Ir allí
remedy-touches = Otros afectados: { $count }
remedy-touches-least = Otros afectados: al menos { $count }
remedy-resume-guest = Dejar entrar de nuevo al invitado
remedy-thaw-guest = Dejar entrar de nuevo al invitado congelado, tras preguntar a su empresa
remedy-extend-guest = Dar al invitado un último día posterior
remedy-resume-partner = Confiar de nuevo en el socio
remedy-extend-contract = Dar al contrato un último día posterior
remedy-enable-app = Activar la aplicación
remedy-allow-app = Añadir la aplicación al contrato del socio
remedy-give-app = Dar la aplicación al invitado
remedy-give-anew = Dar de nuevo la aplicación al invitado, con otras fechas
remedy-guest-accepts = El invitado acepta la invitación; envíela otra vez si hace falta
remedy-guest-agrees = El invitado acepta las condiciones de uso al iniciar sesión
remedy-invite-anew = Invitar de nuevo a esta persona
remedy-trust-anew = Añadir el socio de nuevo, pues este ha terminado definitivamente
