# draft: not yet read by a native speaker

### Correos. Los asuntos tienen como máximo 70 caracteres con nombres de longitud habitual.

mail-hello = Hola, { $name }:
mail-hello-plain = Hola:
mail-automatic = Enviado por { $company } porque alguien de allí trabaja con usted.

## Invitación
mail-invite-subject = { $inviter } le invita a { $company }
mail-invite-subject-app = { $company } le invita a { $app }
mail-invite-again-subject = Aún abierta: { $inviter } le invita a { $company }
mail-invite-again = La invitación sigue abierta. Esto es un recordatorio; no tiene que responder.
mail-invite-text = { $inviter } le invita a trabajar con { $company }.
mail-invite-text-mail = { $inviter } ({ $mail }) le invita a trabajar con { $company }.
mail-invite-message = { $inviter } escribe:
mail-invite-apps = Podrá abrir:
mail-invite-action = Ver la invitación
mail-invite-link = Vea la invitación aquí:
mail-invite-until = El enlace es solo para usted y funciona hasta el { $until }. No lo reenvíe.
mail-invite-contact = ¿Preguntas? Así puede contactar con { $inviter }:
mail-invite-unexpected = ¿No la esperaba? No haga nada: sin usted no ocurre nada.

## Código
mail-code-subject = { $code } es su código para { $company }
mail-code-text = Su código es { $code }
mail-code-minutes =
    { $minutes ->
        [one] Es válido durante un minuto, en el navegador desde el que lo pidió.
       *[other] Es válido durante { $minutes } minutos, en el navegador desde el que lo pidió.
    }
mail-code-unexpected = ¿No lo ha pedido? No haga nada y no dé el código a nadie. Nunca se lo pediremos por teléfono ni por correo.

## El acceso termina pronto
mail-ending-subject = Su acceso a { $company } termina pronto
mail-ending-text = Su acceso a las aplicaciones de { $company } termina el { $until }.
mail-ending-sponsor = ¿Lo necesita durante más tiempo? Pregunte a { $sponsor }, que responde por usted allí.
mail-ending-nobody = ¿Lo necesita durante más tiempo? Pregunte a la persona con la que trabaja allí.

## Fin del acceso
mail-ended-subject = Su acceso a { $company } ha terminado
mail-ended-text = Su acceso a las aplicaciones de { $company } ha terminado. No tiene que hacer nada.
mail-ended-contact = Si le sorprende, pregunte aquí:

## Al postmaster de un dominio
mail-domain-subject = { $company } pregunta: ¿es suyo { $domain }?
mail-domain-text = { $partner } trabaja con { $company } y afirma que el dominio de correo { $domain } es suyo. Usted lee el correo de su postmaster, así que puede confirmarlo.
mail-domain-link = Véalo y confírmelo aquí:
mail-domain-until = El enlace funciona una sola vez, hasta el { $until }.
mail-domain-unexpected = ¿No es cierto? No haga nada: sin usted no se confirma nada.

## A quien invita
mail-asked-subject = { $name } necesita otra invitación
mail-asked-text = La invitación de { $name } ({ $email }) no le ha funcionado a alguien, que pide otra.
mail-asked-account = Usó la cuenta { $account }. Es lo que dice su propio inicio de sesión; compruebe quién es antes de invitarla.
mail-asked-link = Vea la solicitud e invite de nuevo, o descártela:

## A un patrocinador: se ha congelado a un invitado
mail-frozen-subject = Se ha congelado a { $name }
mail-frozen-text = Se ha congelado al invitado { $name } ({ $email }): a partir de ahora todas las aplicaciones le rechazan, y lo que tenía queda archivado.
mail-frozen-link = Véalo y descongele, elimine o deje al invitado como está:

## A los administradores: se ha ido un patrocinador
mail-sponsor-subject = ¿Quién responde por los invitados de { $name }?
mail-sponsor-text =
    { $guests ->
        [one] { $name } ya no es administrador y respondía por un invitado.
       *[other] { $name } ya no es administrador y respondía por { $guests } invitados.
    }
mail-sponsor-until = Si nadie se hace cargo hasta el { $until }, estos invitados se congelan.
mail-sponsor-frozen = Nadie se hizo cargo hasta el { $until }, por lo que estos invitados se han congelado. Descongele a quienes aún se necesiten.
mail-sponsor-link = Hágase cargo aquí:

## Una configuración a cargo del socio
mail-setup-subject = Conecte { $partner } con { $company }
mail-setup-text = { $inviter } le pide que conecte el inicio de sesión de { $partner } con { $company }, para que su personal inicie sesión con las cuentas que ya tiene.
mail-setup-link = Empiece, o siga donde lo dejó, aquí:
mail-setup-until = El enlace funciona hasta el { $until }, en cualquier navegador en el que escriba un código que enviamos a esta dirección. Nada se activa antes de probarse y aprobarse.
mail-setup-unexpected = ¿No le corresponde? No reenvíe nada: el enlace solo funciona para este buzón. Responda a este correo.
mail-setup-approved-subject = Aprobado: { $partner } inicia sesión en { $company }
mail-setup-approved-text = { $company } ha aprobado el inicio de sesión que usted configuró para { $partner }. Su personal inicia sesión a través de él a partir de ahora.
mail-setup-returned-subject = { $partner } y { $company }: hay algo que cambiar
mail-setup-returned-text = { $company } ha revisado el inicio de sesión que usted configuró para { $partner } y lo ha devuelto. Nadie lo usa todavía.
mail-setup-returned-note = Lo que { $company } dice al respecto:
mail-setup-returned-link = Abra el enlace del correo que ya tiene, cambie lo necesario, pruébelo una vez más y vuelva a entregarlo.

## Ha cambiado algo en la forma en que un invitado demuestra quién es
mail-factor-subject = Ha cambiado su inicio de sesión en { $company }
mail-factor-passkey-added = Se ha agregado una llave de acceso a su cuenta.
mail-factor-passkey-removed = Se ha quitado una llave de acceso de su cuenta.
mail-factor-totp-added = Se ha agregado una aplicación de autenticación a su cuenta.
mail-factor-totp-removed = Se ha quitado la aplicación de autenticación de su cuenta.
mail-factor-recovery-asked = Alguien que ha iniciado sesión con su cuenta y lee su correo dice que usted ha perdido la llave de acceso y la aplicación de autenticación. Hemos preguntado a quien responde por usted aquí.
mail-factor-recovery-approved = Puede crear una llave de acceso nueva: dentro de un día, en el navegador desde el que la pidió y en la misma página.
mail-factor-recovery-refused = Su solicitud de una llave de acceso nueva se ha rechazado. No ha cambiado nada.
mail-factor-recovered = Una llave de acceso nueva ha sustituido a todas las llaves de acceso y aplicaciones de autenticación de su cuenta.
mail-factor-yours = Si fue usted, no tiene que hacer nada.
mail-factor-not-yours = Si no fue usted, avísenos de inmediato:

mail-recovery-subject = { $name } ha perdido su llave de acceso
mail-recovery-text = { $name } ({ $email }) ha iniciado sesión, ha probado que el buzón es suyo y dice que ha perdido todas las llaves de acceso y la aplicación de autenticación.
mail-recovery-check = Llame a { $name } a un número que usted ya conozca antes de aprobarlo. Un buzón robado tiene exactamente el mismo aspecto.
mail-recovery-link = Apruébelo o rechácelo en la consola hasta el { $until }:
mail-accepted-subject = { $name } ha aceptado con otra cuenta
mail-accepted-text = La invitación que envió a { $name } ({ $email }) se ha aceptado con la cuenta { $account }. Quien lo hizo lee también el buzón invitado, hasta donde hemos podido probarlo.
mail-accepted-link = Si no conoce esa cuenta, suspenda al invitado aquí:
mail-volume-subject = { $inviter } ha invitado a un número inusual de personas
mail-volume-text = { $inviter } ha invitado a más de { $number } personas en una hora. Si no es una importación prevista, haga que se deshabilite la cuenta y revise a quién se invitó.
mail-volume-link = La página de auditoría muestra cada invitación:

mail-collision-subject = Otra persona ha usado la dirección de { $name }
mail-collision-text = La cuenta { $account } de { $home } dice que tiene la dirección de su invitado { $name } ({ $email }). Se ha rechazado: aquí una dirección no abre nada, y el acceso del invitado sigue igual.
mail-forwarded-subject = Otra persona ha abierto la invitación de { $name }
mail-forwarded-text = La cuenta { $account } de { $home } ha abierto el enlace de invitación de { $name } ({ $email }). Se ha rechazado, y el enlace sigue funcionando solo para { $name }.
mail-notice-link = Si le sorprende, consulte el invitado y pregunte a su empresa:
## A los administradores: algo que revisar
mail-alert-link = Véalo aquí:
alert-connection-held = En espera: el inicio de sesión de { $partner } ({ $about })
alert-connection-held-text = El proveedor de identidad de { $partner } ({ $about }) ha cambiado de una forma que nadie ha aceptado. Nadie inicia sesión a través de él hasta que alguien acepte el cambio. Pregunte antes al socio, y no por la vía que indique este correo o esta página.
alert-keys-replaced = Claves nuevas: el inicio de sesión de { $partner } ({ $about })
alert-keys-replaced-text = El proveedor de identidad de { $partner } ({ $about }) firma con claves nuevas y no queda ninguna de las anteriores. Así es un cambio de proveedor, pero también alguien que se ha apropiado de la dirección. Se sigue pudiendo iniciar sesión; pregunte al socio si ha sido él.
alert-foreign-tenant = Otra empresa en el inicio de sesión de { $partner } ({ $about })
alert-foreign-tenant-text = Alguien ha llegado por el inicio de sesión de { $partner } ({ $about }) con una cuenta de una empresa no acordada, y se le ha rechazado. Si el socio se ha trasladado, acepte la nueva; si no, no haga nada.
alert-domain-lapsing = { $about } pronto dejará de contar como { $partner }
alert-domain-lapsing-text = No se ha vuelto a encontrar la prueba de que { $about } pertenece a { $partner }. A la tercera vez, el dominio deja de contar y las aplicaciones no reciben direcciones confirmadas de él.
alert-domain-lapsed = { $about } ya no cuenta como { $partner }
alert-domain-lapsed-text = La prueba de que { $about } pertenece a { $partner } ha desaparecido. Las aplicaciones no reciben direcciones confirmadas de él hasta que se pruebe de nuevo.
alert-setup-waits = { $partner } espera su aprobación
alert-setup-waits-text = { $partner } ha conectado y probado su inicio de sesión ({ $about }) y lo ha entregado. Nadie lo usa hasta que alguien lo apruebe.
alert-setup-approved = { $partner } ya usa su propio inicio de sesión
alert-setup-approved-text = El inicio de sesión que { $partner } configuró ({ $about }) se ha aprobado y está en uso.

## Lo que piden los invitados
mail-access-asked-subject = { $name } pide { $app }
mail-access-asked-access = { $name } ({ $email }) pide acceso a { $app }.
mail-access-asked-extension = { $name } ({ $email }) pide más tiempo en { $app }.
mail-access-asked-note = Escribe:
mail-access-asked-open = Decidir
mail-access-asked-link = Concédalo o rechácelo aquí:
mail-approved-subject = Puede abrir { $app }
mail-approved-text = Ya puede abrir { $app }.
mail-approved-until = Ya puede abrir { $app }, hasta el { $until }.
mail-refused-subject = Sobre su solicitud de { $app }
mail-refused-text = Su solicitud de { $app } no se ha concedido. La respuesta:
mail-request-panel = Sus aplicaciones:

## Lo que alguien ha decidido sobre sí mismo
mail-said-left-subject = { $name } se ha ido
mail-said-left-text = { $name } ({ $email }) se ha ido por voluntad propia. Todo su acceso ha terminado.
mail-said-declined-subject = { $name } ha rechazado su invitación
mail-said-declined-text = { $name } ({ $email }) ha rechazado su invitación. Ya no funciona.
mail-said-blocked-subject = { $name } no quiere invitaciones
mail-said-blocked-text = { $name } ({ $email }) ha rechazado su invitación y no quiere ninguna otra. Ya no se puede invitar a esta dirección.
mail-said-reported-subject = Se ha denunciado una invitación a { $name }
mail-said-reported-text = Quien lee el correo de { $name } ({ $email }) no esperaba la invitación y le pide que la revise.
