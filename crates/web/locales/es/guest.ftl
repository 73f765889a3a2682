# draft: not yet read by a native speaker

### Páginas de los invitados y lo que comparten todas las páginas.

## Todas las páginas
skip = Ir al contenido
help = Ayuda y contacto
error-prefix = Error:
summary-title = Hay un problema
optional = (opcional)
none-yet = Aún no hay ninguno.
or = o
continue = Continuar
not-now = Ahora no
sign-out = Cerrar sesión
go-to-apps = Ir a sus aplicaciones
contact-person = Contactar con { $name }
back-to = Volver a { $name }
what-you-can-do = Qué puede hacer
support-details = Detalles para el soporte técnico

## Fechas; todas en UTC

## Inicio de sesión
sign-in-title = Iniciar sesión en { $company }
sign-in-title-app = Inicie sesión para abrir { $app }
field-work-email = Correo electrónico de trabajo o empresa
continue-with = Continuar con { $home }
not-that-home = ¿No es { $home }?
sign-in-hint = Solo lo usamos para encontrar el inicio de sesión de su empresa.
sign-in-invited = ¿Le han invitado, pero nunca ha iniciado sesión? Abra el enlace de su invitación.
passkey-use = Usar una llave de acceso
passkey-failed = No ha funcionado. La llave de acceso no se usó o el dispositivo la detuvo. Inténtelo de nuevo.
passkey-missing = Las llaves de acceso requieren un navegador que las admita y permita scripts.

## Código por correo
code-title = Revise su correo
code-sent =
    { $minutes ->
        [one] Hemos enviado un código de 6 dígitos a { $address }. Es válido durante un minuto, en este navegador.
       *[other] Hemos enviado un código de 6 dígitos a { $address }. Es válido durante { $minutes } minutos, en este navegador.
    }
code-sent-again = Hemos enviado un código nuevo. Los códigos anteriores ya no sirven.
field-code = Código
code-hint = 6 dígitos. Los espacios no importan.
code-new = Enviar un código nuevo
code-back = ¿La dirección no es correcta?
proof-title = Confirme la dirección invitada
proof-why = Ha iniciado sesión como { $home }; la invitación era para { $invited }. Confirme que ambas direcciones son suyas.

## Llave de acceso
passkey-title = Inicie sesión más rápido la próxima vez
passkey-why = Su dispositivo puede guardar una llave para este sitio. Usted la desbloquea con su huella, su rostro o un PIN, que nosotros nunca vemos.
passkey-create = Crear llave de acceso

## Invitación
invite-title =
    { $count ->
        [0] { $company } le invita
        [one] { $company } le invita a 1 aplicación
       *[other] { $company } le invita a { $count } aplicaciones
    }
invite-from = De { $name }
invite-from-mail = De { $name } ({ $mail })
invite-to = Para { $address }, válida hasta el { $until }
invite-apps = Podrá abrir
invite-data-title = Qué sabrá { $company }
invite-data-home = Su nombre y su dirección de correo electrónico, facilitados por { $home }.
invite-data-code = Su nombre y su dirección de correo electrónico, tal como figuran en esta invitación.
invite-data-not = Nunca su contraseña, foto, número de teléfono ni grupos.
invite-accept = Aceptar
invite-accept-home = Aceptar e iniciar sesión con { $home }
invite-accept-code = Le enviaremos por correo un código para iniciar sesión. No necesita contraseña.
invite-unexpected = ¿No la esperaba? No haga nada, o pregunte.
invite-decline = Rechazar
invite-report = ¿No la esperaba? Denunciar o bloquear
decline-title = ¿Rechazar esta invitación?
decline-text = El enlace deja de funcionar, lo que se había preparado para usted termina y se avisa a { $name }.
field-decline-note = Por qué
field-decline-note-hint = Se transmite a la persona que le invitó.
field-decline-also = Además
decline-block = No recibir más invitaciones de { $company } en esta dirección
decline-report = Pedir a los administradores de { $company } que revisen quién me invitó
decline-go = Rechazar
decline-back = Volver a la invitación
declined-title = Ha rechazado la invitación
declined-text = Ya no funciona. Puede cerrar esta página.
declined-blocked = { $company } ya no puede invitar a esta dirección. Conserve este enlace por si quiere cambiarlo.
declined-unblock = Volver a permitir invitaciones
invite-problem-title = Esta invitación no funciona
lead-ask = Pedir otra invitación a { $name }
lead-sign-in = Iniciar sesión
lead-switch = Usar otra cuenta
lead-again = Intentar de nuevo
lead-here = Seguir en este navegador
problem-account = Usted usó
problem-invited = La invitación es para
problem-inviter = Invitación de
asked-title = Su solicitud está en camino
asked-text = { $name } ya puede verla y decidirá si envía otra invitación.
asked-next = Llegará por correo. Puede cerrar esta página.

## Panel
panel-title = Sus aplicaciones en { $company }
panel-empty = Aún no hay aplicaciones
panel-empty-ask = Pida a { $name } las aplicaciones que necesite.
panel-empty-host = Pida las aplicaciones que necesite a la persona que le invitó.
panel-you = Usted es { $name }, { $partner }
panel-until = hasta el { $day }
panel-no-link = Ábrala desde su propia dirección
panel-find = Buscar una aplicación
panel-find-go = Buscar
panel-none-found = Ninguna aplicación coincide
panel-show-all = Mostrar todas las aplicaciones
panel-ends-in =
    { $days ->
        [0] termina hoy
        [one] termina en 1 día
       *[other] termina en { $days } días
    }
panel-why = No se abre ahora. ¿Por qué?
panel-extend = Pedir más tiempo
panel-star = Mostrar { $app } al principio
panel-unstar = Dejar de mostrar { $app } al principio
panel-requests = Lo que ha pedido
panel-waits = pendiente
panel-asked-on = solicitado el { $day }
panel-asked-whom = solicitado el { $day }, decide { $name }
panel-withdraw = Retirar
panel-approved = concedido
panel-refused = no concedido
panel-request = Pedir otra aplicación
panel-asked = Su solicitud está en camino. La respuesta llega por correo y aparece aquí.
panel-empty-request = Pida las aplicaciones que necesite; la respuesta llega por correo.

## Pedir una aplicación
ask-title = Pedir otra aplicación
ask-title-extend = Pedir más tiempo en { $app }
ask-decides = { $name } ve su solicitud de inmediato y decide. La respuesta llega por correo.
ask-decides-host = Los administradores de { $company } ven su solicitud de inmediato y deciden. La respuesta llega por correo.
ask-none = No hay nada que pedir
ask-none-text = Ya tiene, o ya ha pedido, todas las aplicaciones que pueden pedir los invitados de su empresa.
ask-send = Enviar la solicitud
field-ask-app = Aplicación
field-ask-note = ¿Para qué la necesita?
field-ask-note-hint = Lo lee quien decide.

## Rechazos
denial-title = No puede iniciar sesión
denial-title-app = No puede abrir { $app }
denial-ask-text = Pulse el botón: quien decide lo ve de inmediato y la respuesta llega por correo.
denial-asked = Lo pidió el { $day }. La respuesta llega por correo.
denial-ask = Pedir acceso
denial-ask-name = Pedir acceso a { $name }
denial-extend = Pedir más tiempo
denial-extend-name = Pedir más tiempo a { $name }

## Cierre de sesión
sign-out-title = ¿Cerrar sesión en { $company }?
sign-out-app = { $app } solicita cerrar su sesión. Esto termina su sesión aquí y en las aplicaciones que ha abierto.
sign-out-plain = Esto termina su sesión aquí y en las aplicaciones que ha abierto.
stay = Mantener la sesión iniciada
signed-out-title = Ha cerrado sesión
signed-out-text = Su sesión en { $company } ha terminado.
sign-in-again = Volver a iniciar sesión

## Consentimiento, dispositivos y la vuelta a una aplicación
consent-title = ¿Permitir que { $app } obtenga datos sobre usted?
consent-who = Ha iniciado sesión como { $name }, { $email }. { $company } no administra { $app }.
consent-learns = Quiere saber:
consent-openid = que es usted, cuando vuelva
consent-name = su nombre
consent-email = su dirección de correo electrónico de trabajo
consent-locale = su idioma
consent-always = su empresa y cómo ha iniciado sesión
consent-does = Quiere permiso para:
consent-stays = Puede retirar este permiso cuando quiera en «Aplicaciones que ha autorizado».
consent-policy = Qué hace { $app } con los datos
consent-terms = Condiciones de { $app }
consent-site = { $app } en la web
consent-yes = Permitir
consent-no = No permitir
consents-title = Aplicaciones que ha autorizado
consents-intro = { $company } no administra estas aplicaciones. Si retira su autorización, la aplicación pierde el acceso de inmediato.
consents-none = No ha autorizado ninguna aplicación de terceros.
consents-since = autorizada el { $day }
consents-withdraw = Retirar
consents-withdrawn = Autorización retirada. La aplicación ya no tiene acceso.
device-title = Conectar un dispositivo
device-intro = Escriba el código que muestra el dispositivo.
field-user-code = Código del dispositivo
user-code-hint = Ocho letras. No importan las mayúsculas ni los guiones.
device-ask-title = ¿Permitir que este dispositivo abra { $app }?
device-ask = Acepte solo si tiene el dispositivo en sus manos y muestra el código { $code }. Nunca acepte un código que alguien le haya enviado.
device-ask-who = El dispositivo actuará como { $name }, { $email }.
device-yes = Conectar
device-no = No conectar
device-done-title = El dispositivo está conectado
device-done = Puede cerrar esta página. El dispositivo continúa por sí solo.
device-refused-title = El dispositivo no está conectado
device-refused = Usted no lo ha permitido. El dispositivo no ha recibido nada.
return-title = Volver a la aplicación
return-text = Pulse el botón si la aplicación no se abre por sí sola.
return-button = Continuar
signed-out-apps = Estamos avisando a sus aplicaciones de que ha cerrado sesión.

## El segundo factor
step-up-title = Una prueba más de que es usted
step-up-title-app = Una prueba más de que es usted para { $app }
step-up-why = Su empresa no nos indicó que usted inició sesión con dos factores, y esta aplicación lo exige. Solo tiene que probarlo una vez en esta sesión.
step-up-lost = ¿Ha perdido el dispositivo? La persona que le invitó puede hacer que se restablezca su segundo factor.
field-totp = Código de su aplicación de autenticación
totp-hint = Seis dígitos; cada 30 segundos aparece un código nuevo.
totp-begin = Usar en su lugar una aplicación de autenticación
totp-set-up = Agregue esta clave a su aplicación de autenticación y escriba el código que muestre.
totp-key = Clave
totp-open = Abrirla en la aplicación de este dispositivo

## Dominios de correo
domain-proof-title = ¿De quién es { $domain }?
domain-proof-ask = { $partner } afirma que el dominio de correo { $domain } es suyo. Usted lee el correo de su postmaster. ¿Es así?
domain-proof-confirm = Sí, confirmar
domain-proof-unexpected = Si no es así, cierre esta página. No se confirmará nada.
domain-proof-done = Confirmado: { $domain } pertenece a { $partner }. No tiene que hacer nada más.

## De los códigos por correo al inicio de sesión de la propia empresa
move-title = A partir de ahora, inicie sesión a través de { $home }
move-why = Su empresa ha conectado su propio inicio de sesión. Continúe allí una vez y sustituirá aquí a los códigos por correo y las llaves de acceso.
move-keeps = Conserva sus aplicaciones, sus grupos y todo lo que ha hecho aquí.
move-later = Ahora no
move-until = Los códigos por correo y las llaves de acceso funcionan hasta el { $until }.
move-over = Los códigos por correo y las llaves de acceso ya no sirven para entrar.
proof-why-move = Ha iniciado sesión como { $home }. Para que esto sustituya a su cuenta de { $invited }, confirme una vez más que ese buzón es suyo.
sign-in-code = Enviarme un código por correo

## Una empresa conecta su inicio de sesión
setup-title = Conectar { $partner }
setup-invited = { $inviter } le pide que conecte el inicio de sesión de { $partner } con { $company }. Así, su personal iniciará sesión allí con las cuentas que ya tiene.
setup-takes = Tres páginas, unos cinco minutos. Todo lo que escriba se guarda; este enlace funciona hasta que termine.
setup-mailbox = Para que solo entre usted, enviamos un código a { $address }.
setup-mail-code = Enviarme el código por correo
setup-steps = Pasos
setup-step-provider = Empresa
setup-step-connect = Conectar
setup-step-test = Probar y entregar
setup-provider-text = Indique los dominios de correo de su empresa. Buscaremos allí su inicio de sesión; elija el producto si lo conoce.
setup-find-out = Averiguarlo
template-generic = Otro proveedor de OpenID Connect
template-entra = Microsoft Entra ID
template-google = Google Workspace
template-okta = Okta
template-keycloak = Keycloak
template-auth0 = Auth0
template-authentik = authentik
setup-register = Regístrenos en su inicio de sesión
setup-guide-generic = Agregue una aplicación web (código de autorización, OpenID Connect) con estos valores.
setup-guide-entra = En el centro de administración de Entra: Registros de aplicaciones, Nuevo registro, este URI de redirección de tipo Web. Pegue después el Id. de aplicación (cliente) y la dirección con su Id. de directorio (inquilino).
setup-guide-google = En la consola de Google Cloud: APIs y servicios, Credenciales, ID de cliente de OAuth de tipo Aplicación web, con este URI de redirección. Google necesita un secreto de cliente.
setup-guide-okta = En Okta: Applications, Create App Integration, OIDC, Web Application. Client authentication: Public key / Private key, con la URL de nuestras claves.
setup-guide-keycloak = En Keycloak: Clients, Create client, Client authentication activado; en Credentials, elija Signed Jwt e indique la URL de nuestras claves.
setup-guide-auth0 = En Auth0: Applications, Create Application, Regular Web Application, con esta URL de devolución de llamada (callback).
setup-guide-authentik = En authentik: Applications, Create with provider, OAuth2/OpenID, confidencial, con este URI de redirección.
setup-scopes = Ámbitos que solicitamos
setup-tell = Indíquenos los suyos
field-setup-domains = Dominios de correo de su empresa
field-template = Producto
field-setup-issuer = Dirección de su inicio de sesión
field-setup-issuer-hint = El emisor, la dirección de los metadatos o cualquier dirección suya; nosotros encontramos el resto.
field-setup-client-id = ID de cliente que nos asignó
field-setup-secret-hint = Déjelo vacío: nos autenticamos con nuestras claves. Solo hace falta un secreto si el proveedor no acepta claves.
setup-has-secret = Hay un secreto guardado. Deje el campo vacío para conservarlo.
setup-forget-secret = Olvidarlo; usar sus claves
setup-secret-needed = Este proveedor no acepta nuestras claves. Cree allí un secreto de cliente y péguelo aquí.
setup-entered = Lo que ha escrito
setup-proof = Nos autenticamos con
setup-proof-keys = nuestras claves publicadas
setup-proof-secret = un secreto de cliente
setup-test = Prueba
setup-test-text = Inicie sesión una vez con su propia cuenta. Nadie entra por ello; le mostramos lo que se recibió.
setup-test-begin = Probar el inicio de sesión
setup-submit = Entregar a { $company }
setup-handed-over = Entregado. { $company } lo revisará y usted no tiene que hacer nada más.
setup-returned = { $company } lo devolvió el { $at }. Cambie lo necesario, pruébelo una vez más y vuelva a entregarlo.
setup-live = Aprobado: su personal ya inicia sesión a través de él.
setup-reopen = Recuperarlo para cambiar algo
setup-found = Lo que encontró la prueba
setup-subject = Sujeto (abreviado)
setup-subject-note = Atención
setup-subject-reusable = El sujeto es una dirección de correo o un nombre de usuario. Con el tiempo, esos nombres pasan a otra persona, que entonces se confundiría con la anterior: es mejor enviar como sub un identificador permanente.
setup-name = Nombre
setup-email = Dirección de correo
setup-email-verified = Dirección verificada por ustedes
setup-yes = sí
setup-no = no
setup-groups = Grupos
setup-amr = Métodos (amr)
setup-acr = Contexto (acr)
setup-skew = Adelanto de su reloj respecto al nuestro, en segundos
setup-not-said = no indicado
setup-attempts = Pruebas hasta ahora
setup-attempt-at = Cuándo
setup-attempt-by = Quién
setup-attempt-result = Resultado
setup-attempt-open = en curso
setup-attempt-passed = superada
setup-hint-client = Revise el ID de cliente y también el secreto o la URL de nuestras claves, tal como están registrados allí.
setup-hint-redirect = Revise el URI de redirección registrado allí: debe ser exactamente el nuestro.
setup-hint-scope = Permita los ámbitos que solicitamos.
setup-attempt-old = antes del último cambio
setup-domains = Sus dominios
setup-domains-text = Un registro TXT en el DNS prueba que un dominio es suyo. No es necesario para la prueba, pero puede agilizar la aprobación.
setup-domain-proven = probado
setup-domain-waits = a la espera del DNS
setup-domain-check = Comprobar ahora
setup-record = Registro TXT
setup-record-value = Su valor
setup-colleague = Dejar que continúe otra persona
setup-colleague-send = Enviar un enlace
setup-colleague-sent = El enlace está en camino.
setup-colleague-unknown = Esta dirección no pertenece a ningún dominio de su empresa que conozcamos. Pida a su contacto que envíe allí un enlace.
field-colleague = Su dirección de correo
field-colleague-hint = En un dominio de correo de su empresa. Esa persona recibe un enlace propio a la misma configuración.
setup-contact = ¿Preguntas? Su contacto es { $name }.
setup-until = Este enlace funciona hasta el { $until }.
issuer-fault-missing = Escriba la dirección de su inicio de sesión.
issuer-fault-too-long = Es más largo de lo que puede ser una dirección. Pegue solo la dirección.
issuer-fault-markup = Es el código fuente de una página. Pegue su dirección: lo que aparece en la barra de direcciones.
issuer-fault-mail-address = Es una dirección de correo. Pegue la dirección web de su inicio de sesión.
issuer-fault-malformed = No es una dirección web. Debe empezar por https://.
issuer-fault-scheme = Solo se pueden usar direcciones https://.
issuer-fault-ip = Es una dirección IP. Use el nombre de su inicio de sesión.
issuer-fault-local = Este nombre solo se conoce dentro de una red. Use el que funciona desde Internet.
issuer-fault-public-suffix = Es un sufijo que comparten muchas empresas. Escriba el nombre completo.
issuer-fault-user-info = Quite el nombre y la contraseña que hay antes de la @.
discovery-fault-not-allowed = No nos conectamos a esta dirección. Debe ser accesible desde Internet.
discovery-fault-invalid = No es un identificador de emisor.
discovery-fault-unreachable = Nadie responde en esa dirección. Compruebe que es correcta y accesible desde Internet.
discovery-fault-status = Hay un servidor, pero ninguna configuración de OpenID. Pegue el emisor o la dirección que termina en /.well-known/openid-configuration.
discovery-fault-page = Allí hay una página para personas o un documento XML, no una configuración de OpenID. Pegue el emisor en su lugar.
discovery-fault-not-metadata = Lo que hay allí no es una configuración de OpenID.
discovery-fault-other-issuer = El proveedor se identifica con otro nombre. Pegue el emisor que indica.
discovery-fault-endpoint = Una dirección de su configuración de OpenID falta o no se puede usar.

## Las llaves de acceso del invitado
passkeys-title = Sus llaves de acceso
passkeys-text = Con qué puede demostrar que es usted. Recibirá un correo cuando algo cambie aquí.
passkeys-one = Llave de acceso { $number }
passkeys-made = Agregada: { $at }.
passkeys-used = Último uso: { $at }.
passkeys-unused = Sin usar.
passkeys-none = No tiene ninguna llave de acceso.
passkeys-totp = Aplicación de autenticación
passkeys-add = Agregar una llave de acceso
passkeys-removed = Quitada. A partir de ahora se rechaza.

recovery-lost = La he perdido
recovery-title = Ha perdido lo que demuestra que es usted
recovery-begin = Le enviamos un código por correo. Después preguntamos a quien responde por usted aquí, que querrá hablar con usted. A continuación, crea una llave de acceso nueva en este navegador, y lo que perdió se rechaza.
recovery-send = Enviarme un código por correo
recovery-asked = Hemos preguntado por correo a quien responde por usted aquí, que querrá hablar con usted. Recibirá un correo cuando haya contestado; vuelva entonces a esta página en este navegador.
recovery-asked-until = Puede contestar hasta el { $at }.
recovery-refused = Su solicitud se ha rechazado. No ha cambiado nada. Hable con la persona que le invitó.
recovery-make = Ya puede crear una llave de acceso nueva. A partir de entonces se rechazan todas sus llaves de acceso y la aplicación de autenticación anteriores, y se cierra la sesión en los demás navegadores.
recovery-make-until = Funciona en este navegador hasta el { $at }.
recovery-again = Comprobar de nuevo
choose-home = Su empresa tiene más de un inicio de sesión. Elija el que usa allí; la dirección debajo de cada uno indica adónde lleva.

## Los datos propios del invitado
me-title = Mi acceso y privacidad
me-who = Quién es usted aquí
me-name = Nombre
me-email = Dirección de correo
me-company = Empresa
me-through = Inicia sesión a través de
me-confirmed = Última confirmación de su empresa
me-ends = Termina todo su acceso
me-sponsor = Responde por usted
me-nobody = nadie en particular
me-said = Lo que su empresa ha comunicado
me-vouched = confirmado por su empresa
me-apps = Sus aplicaciones
me-why = Por qué
me-why-guest = asignada a usted
me-why-group = grupo
me-why-partner = para todo el personal de
me-gets = Qué sabe de usted
me-gets-nothing = nada todavía
me-last-used = Abierta por última vez
me-until = Hasta
me-shut = no se abre ahora
me-sign-ins = Sus inicios de sesión de los últimos 30 días
me-signed-in = sesión iniciada
me-do = Qué puede hacer
me-language = Idioma de las páginas y los correos
me-save = Guardar
me-download = Descargar mis datos
me-sign-out = Cerrar sesión en todas partes
me-leave = Dejar { $company }
leave-title = ¿Dejar { $company }?
leave-text = Todo termina de inmediato: se cierra su sesión en todas partes y ya no se abre ninguna aplicación.
leave-apps = Pierde
leave-erased =
    { $days ->
        [one] Después de un día se borran de su registro todos los datos personales.
       *[other] Después de { $days } días se borran de su registro todos los datos personales.
    }
leave-erased-now = Todos los datos personales se borran de su registro de inmediato.
leave-told = Se avisa a { $name }.
leave-back = Para volver necesita una nueva invitación y no recupera nada de lo que tenía.
leave-go = Dejar
leave-stay = Quedarse
left-title = Ha dejado { $company }
left-text = Se ha cerrado su sesión en todas partes y ya no se abre ninguna aplicación. Puede cerrar esta página.

## Terms of use
invite-terms = Se le pedirá que acepte
panel-terms = Espera su aceptación
me-terms = Condiciones aceptadas
terms-ask-title = Antes de continuar
terms-ask = { $company } pide a sus invitados que acepten lo siguiente.
terms-ask-app = { $company } pide a quien abre { $app } que acepte lo siguiente.
terms-since = vigente desde el { $day }
terms-version = versión { $number }
terms-agree = Acepto
terms-kept = Guardamos cuándo aceptó y qué versión. Lo encuentra en la página sobre su acceso y sus datos.
terms-later-title = No ha aceptado
terms-later = Sin ello, las aplicaciones de { $company } siguen cerradas.
terms-later-app = Sin ello, { $app } sigue cerrada.
terms-later-text = Nada más ha cambiado. Puede aceptar cuando quiera, cerrar la sesión o irse.
terms-again = Leerlo otra vez
terms-counts-not = reemplazada o vencida
