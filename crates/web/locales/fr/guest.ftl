# draft: not yet read by a native speaker

### Pages des invités, et ce que toutes les pages ont en commun.

## Toutes les pages
skip = Aller au contenu
help = Aide et contact
error-prefix = Erreur :
summary-title = Un problème est survenu
optional = (facultatif)
none-yet = Aucun élément pour le moment.
or = ou
continue = Continuer
not-now = Pas maintenant
sign-out = Se déconnecter
go-to-apps = Accéder à vos applications
contact-person = Contacter { $name }
back-to = Retour à { $name }
what-you-can-do = Ce que vous pouvez faire
support-details = Détails pour le support technique

## Dates ; toutes en UTC

## Connexion
sign-in-title = Se connecter à { $company }
sign-in-title-app = Connectez-vous pour ouvrir { $app }
field-work-email = Adresse e-mail professionnelle ou entreprise
continue-with = Continuer avec { $home }
not-that-home = Ce n’est pas { $home } ?
sign-in-hint = Elle nous sert uniquement à trouver la page de connexion de votre entreprise.
sign-in-invited = Vous avez reçu une invitation, mais ne vous êtes jamais connecté ? Ouvrez le lien de votre invitation.
passkey-use = Utiliser une clé d’accès
passkey-failed = Cela n’a pas fonctionné. La clé d’accès n’a pas été utilisée ou l’appareil l’a bloquée. Réessayez.
passkey-missing = Les clés d’accès nécessitent un navigateur qui les prend en charge et autorise les scripts.

## Code envoyé par e-mail
code-title = Consultez votre messagerie
code-sent =
    { $minutes ->
        [one] Nous avons envoyé un code à 6 chiffres à { $address }. Il est valable { $minutes } minute, dans ce navigateur.
       *[other] Nous avons envoyé un code à 6 chiffres à { $address }. Il est valable { $minutes } minutes, dans ce navigateur.
    }
code-sent-again = Un nouveau code vous a été envoyé. Les codes précédents ne fonctionnent plus.
field-code = Code
code-hint = 6 chiffres. Les espaces n’ont pas d’importance.
code-new = Envoyer un nouveau code
code-back = L’adresse est incorrecte ?
proof-title = Confirmez l’adresse invitée
proof-why = Vous vous êtes connecté en tant que { $home } ; l’invitation était destinée à { $invited }. Confirmez que les deux adresses sont les vôtres.

## Clé d’accès
passkey-title = Connectez-vous plus vite la prochaine fois
passkey-why = Votre appareil peut conserver une clé pour ce site. Vous la déverrouillez avec votre empreinte digitale, votre visage ou un code PIN, que nous ne voyons jamais.
passkey-create = Créer une clé d’accès

## Invitation
invite-title =
    { $count ->
        [0] { $company } vous invite
        [one] { $company } vous invite à utiliser { $count } application
       *[other] { $company } vous invite à utiliser { $count } applications
    }
invite-from = De la part de { $name }
invite-from-mail = De la part de { $name } ({ $mail })
invite-to = À { $address }, valable jusqu’au { $until }
invite-apps = Vous pourrez ouvrir
invite-data-title = Ce que { $company } saura
invite-data-home = Votre nom et votre adresse e-mail, fournis par { $home }.
invite-data-code = Votre nom et votre adresse e-mail, tels qu’ils figurent dans cette invitation.
invite-data-not = Ni votre mot de passe, ni votre photo, ni votre numéro de téléphone, ni vos groupes.
invite-accept = Accepter
invite-accept-home = Accepter et se connecter avec { $home }
invite-accept-code = Nous vous enverrons par e-mail un code de connexion. Vous n’avez pas besoin de mot de passe.
invite-unexpected = Vous ne l’attendiez pas ? Ne faites rien, ou posez la question.
invite-decline = Décliner
invite-report = Vous ne l’attendiez pas ? Signaler ou bloquer
decline-title = Décliner cette invitation ?
decline-text = Le lien cesse de fonctionner, ce qui était préparé pour vous prend fin, et { $name } en est informé.
field-decline-note = Pourquoi
field-decline-note-hint = Transmis à la personne qui vous a invité.
field-decline-also = Aussi
decline-block = Ne plus recevoir d’invitations de { $company } à cette adresse
decline-report = Demander aux administrateurs de { $company } d’examiner qui m’a invité
decline-go = Décliner
decline-back = Retour à l’invitation
declined-title = Vous avez décliné l’invitation
declined-text = Elle ne fonctionne plus. Vous pouvez fermer cette page.
declined-blocked = { $company } ne peut plus inviter cette adresse. Conservez ce lien au cas où vous voudriez changer cela.
declined-unblock = Autoriser de nouveau les invitations
invite-problem-title = Cette invitation ne fonctionne pas
lead-ask = Demander une autre invitation à { $name }
lead-sign-in = Se connecter
lead-switch = Utiliser un autre compte
lead-again = Réessayer
lead-here = Continuer dans ce navigateur
problem-account = Vous avez utilisé
problem-invited = L’invitation est destinée à
problem-inviter = Invitation de
asked-title = Votre demande est envoyée
asked-text = { $name } la voit dès maintenant et décidera d’envoyer ou non une autre invitation.
asked-next = Elle arrivera par e-mail. Vous pouvez fermer cette page.

## Panneau
panel-title = Vos applications chez { $company }
panel-empty = Aucune application pour le moment
panel-empty-ask = Demandez à { $name } les applications dont vous avez besoin.
panel-empty-host = Demandez les applications dont vous avez besoin à la personne qui vous a invité.
panel-you = Vous êtes { $name }, { $partner }
panel-until = jusqu’au { $day }
panel-no-link = Ouvrez-la à partir de sa propre adresse
panel-find = Rechercher une application
panel-find-go = Rechercher
panel-none-found = Aucune application ne correspond
panel-show-all = Afficher toutes les applications
panel-ends-in =
    { $days ->
        [0] se termine aujourd’hui
        [one] se termine dans { $days } jour
       *[other] se termine dans { $days } jours
    }
panel-why = Ne s’ouvre pas actuellement. Pourquoi ?
panel-extend = Demander plus de temps
panel-star = Afficher { $app } en premier
panel-unstar = Ne plus afficher { $app } en premier
panel-requests = Ce que vous avez demandé
panel-waits = en attente
panel-asked-on = demandé le { $day }
panel-asked-whom = demandé le { $day }, { $name } décide
panel-withdraw = Retirer
panel-approved = accordé
panel-refused = non accordé
panel-request = Demander une autre application
panel-asked = Votre demande est envoyée. La réponse arrive par e-mail et figure ici.
panel-empty-request = Demandez les applications dont vous avez besoin ; la réponse arrive par e-mail.

## Demander une application
ask-title = Demander une autre application
ask-title-extend = Demander plus de temps pour { $app }
ask-decides = { $name } voit votre demande immédiatement et décide. La réponse arrive par e-mail.
ask-decides-host = Les administrateurs de { $company } voient votre demande immédiatement et décident. La réponse arrive par e-mail.
ask-none = Il n’y a rien à demander
ask-none-text = Vous avez déjà, ou avez déjà demandé, toutes les applications que les invités de votre entreprise peuvent demander.
ask-send = Envoyer la demande
field-ask-app = Application
field-ask-note = Pourquoi en avez-vous besoin ?
field-ask-note-hint = La personne qui décide le lit.

## Refus
denial-title = Vous ne pouvez pas vous connecter
denial-title-app = Vous ne pouvez pas ouvrir { $app }
denial-ask-text = Appuyez sur le bouton : la personne qui décide le voit immédiatement, et la réponse arrive par e-mail.
denial-asked = Vous l’avez demandé le { $day }. La réponse arrive par e-mail.
denial-ask = Demander l’accès
denial-ask-name = Demander l’accès à { $name }
denial-extend = Demander plus de temps
denial-extend-name = Demander plus de temps à { $name }

## Déconnexion
sign-out-title = Se déconnecter de { $company } ?
sign-out-app = { $app } demande votre déconnexion. Votre session se terminera ici et dans les applications que vous avez ouvertes.
sign-out-plain = Votre session se terminera ici et dans les applications que vous avez ouvertes.
stay = Rester connecté
signed-out-title = Vous êtes déconnecté
signed-out-text = Votre session chez { $company } est terminée.
sign-in-again = Se reconnecter

## Consentement, appareils, retour à une application
consent-title = Autoriser { $app } à obtenir des informations sur vous ?
consent-who = Vous êtes connecté en tant que { $name }, { $email }. { $app } n’est pas gérée par { $company }.
consent-learns = Elle veut savoir :
consent-openid = que c’est bien vous, lorsque vous revenez
consent-name = votre nom
consent-email = votre adresse e-mail professionnelle
consent-locale = votre langue
consent-always = votre entreprise et la façon dont vous vous êtes connecté
consent-does = Elle demande l’autorisation de :
consent-stays = Vous pouvez revenir sur cette autorisation à tout moment sous « Applications que vous avez autorisées ».
consent-policy = Ce que { $app } fait des données
consent-terms = Conditions d’utilisation de { $app }
consent-site = { $app } sur le web
consent-yes = Autoriser
consent-no = Ne pas autoriser
consents-title = Applications que vous avez autorisées
consents-intro = Ces applications ne sont pas gérées par { $company }. Si vous retirez votre autorisation, l’application perd immédiatement son accès.
consents-none = Vous n’avez autorisé aucune application tierce.
consents-since = autorisée le { $day }
consents-withdraw = Retirer
consents-withdrawn = Autorisation retirée. L’application n’a plus accès.
device-title = Connecter un appareil
device-intro = Saisissez le code affiché sur l’appareil.
field-user-code = Code affiché sur l’appareil
user-code-hint = Huit lettres. La casse et les traits d’union n’ont pas d’importance.
device-ask-title = Autoriser cet appareil à ouvrir { $app } ?
device-ask = N’acceptez que si vous avez l’appareil en main et s’il affiche le code { $code }. N’acceptez jamais un code que quelqu’un vous a envoyé.
device-ask-who = L’appareil agira en tant que { $name }, { $email }.
device-yes = Connecter
device-no = Ne pas connecter
device-done-title = L’appareil est connecté
device-done = Vous pouvez fermer cette page. L’appareil continue tout seul.
device-refused-title = L’appareil n’est pas connecté
device-refused = Vous avez refusé. Rien n’a été transmis à l’appareil.
return-title = Retour à l’application
return-text = Appuyez sur le bouton si l’application ne s’ouvre pas toute seule.
return-button = Continuer
signed-out-apps = Nous informons vos applications de votre déconnexion.

## Le second facteur
step-up-title = Une preuve supplémentaire que c’est bien vous
step-up-title-app = Une preuve supplémentaire que c’est bien vous pour { $app }
step-up-why = Votre entreprise ne nous a pas indiqué que vous vous êtes connecté avec deux facteurs, et cette application l’exige. Vous ne le prouvez qu’une fois par session.
step-up-lost = Appareil perdu ? La personne qui vous a invité peut faire réinitialiser votre second facteur.
field-totp = Code de votre application d’authentification
totp-hint = Six chiffres ; un nouveau code apparaît toutes les 30 secondes.
totp-begin = Utiliser plutôt une application d’authentification
totp-set-up = Ajoutez cette clé à votre application d’authentification, puis saisissez le code qu’elle affiche.
totp-key = Clé
totp-open = L’ouvrir dans l’application de cet appareil

## Domaines de messagerie
domain-proof-title = À qui appartient { $domain } ?
domain-proof-ask = { $partner } affirme que le domaine de messagerie { $domain } lui appartient. Vous lisez les messages de son postmaster. Est-ce exact ?
domain-proof-confirm = Oui, confirmer
domain-proof-unexpected = Si ce n’est pas le cas, fermez cette page. Rien n’est confirmé.
domain-proof-done = Confirmé : { $domain } appartient à { $partner }. Vous n’avez rien d’autre à faire.

## Des codes par e-mail à la connexion propre de l’entreprise
move-title = Connectez-vous désormais via { $home }
move-why = Votre entreprise a relié son propre système de connexion. Connectez-vous-y une fois, et il remplacera ici les codes par e-mail et les clés d’accès.
move-keeps = Vous conservez vos applications, vos groupes et tout ce que vous avez fait ici.
move-later = Pas maintenant
move-until = Les codes par e-mail et les clés d’accès fonctionnent jusqu’au { $until }.
move-over = Les codes par e-mail et les clés d’accès ne permettent plus de se connecter.
proof-why-move = Vous vous êtes connecté en tant que { $home }. Pour que cette connexion remplace votre compte { $invited }, confirmez encore une fois que cette boîte aux lettres est la vôtre.
sign-in-code = M’envoyer plutôt un code par e-mail

## Une entreprise relie son système de connexion
setup-title = Relier { $partner }
setup-invited = { $inviter } vous demande de relier le système de connexion de { $partner } à { $company }. Vos collaborateurs pourront alors s’y connecter avec leurs comptes existants.
setup-takes = Trois pages, environ cinq minutes. Tout ce que vous saisissez est enregistré ; ce lien fonctionne jusqu’à ce que vous ayez terminé.
setup-mailbox = Pour que vous soyez la seule personne à pouvoir entrer, nous envoyons un code à { $address }.
setup-mail-code = M’envoyer le code par e-mail
setup-steps = Étapes
setup-step-provider = Entreprise
setup-step-connect = Relier
setup-step-test = Tester et transmettre
setup-provider-text = Indiquez les domaines de messagerie de votre entreprise. Nous y cherchons votre système de connexion ; choisissez le produit si vous le connaissez.
setup-find-out = Le rechercher
template-generic = Autre fournisseur OpenID Connect
template-entra = Microsoft Entra ID
template-google = Google Workspace
template-okta = Okta
template-keycloak = Keycloak
template-auth0 = Auth0
template-authentik = authentik
setup-register = Inscrivez-nous dans votre système de connexion
setup-guide-generic = Ajoutez une application web (code d’autorisation, OpenID Connect) avec ces valeurs.
setup-guide-entra = Dans le centre d’administration Entra : Inscriptions d’applications, Nouvelle inscription, cet URI de redirection de type Web. Collez ensuite l’ID d’application (client) et l’adresse contenant votre ID d’annuaire (locataire).
setup-guide-google = Dans la console Google Cloud : API et services, Identifiants, ID client OAuth de type Application Web, avec cet URI de redirection. Google a besoin d’un secret client.
setup-guide-okta = Dans Okta : Applications, Create App Integration, OIDC, Web Application. Client authentication : Public key / Private key, avec l’URL de nos clés.
setup-guide-keycloak = Dans Keycloak : Clients, Create client, Client authentication activé ; sous Credentials, choisissez Signed Jwt et indiquez l’URL de nos clés.
setup-guide-auth0 = Dans Auth0 : Applications, Create Application, Regular Web Application, avec cette URL de rappel (callback).
setup-guide-authentik = Dans authentik : Applications, Create with provider, OAuth2/OpenID, confidentiel, avec cet URI de redirection.
setup-scopes = Étendues que nous demandons
setup-tell = Indiquez-nous vos valeurs
field-setup-domains = Domaines de messagerie de votre entreprise
field-template = Produit
field-setup-issuer = Adresse de votre système de connexion
field-setup-issuer-hint = L’émetteur, l’adresse des métadonnées ou n’importe laquelle de ses adresses ; nous trouvons le reste.
field-setup-client-id = ID client que vous nous avez attribué
field-setup-secret-hint = Laissez ce champ vide : nous nous authentifions avec nos clés. Un secret n’est nécessaire que si le fournisseur n’accepte pas les clés.
setup-has-secret = Un secret est conservé. Laissez le champ vide pour le garder.
setup-forget-secret = L’oublier ; utiliser vos clés
setup-secret-needed = Ce fournisseur n’accepte pas nos clés. Créez-y un secret client et collez-le ici.
setup-entered = Ce que vous avez saisi
setup-proof = Nous nous authentifions avec
setup-proof-keys = nos clés publiées
setup-proof-secret = un secret client
setup-test = Test
setup-test-text = Connectez-vous une fois avec votre propre compte. Cela ne donne accès à personne ; nous affichons ce qui a été reçu.
setup-test-begin = Tester la connexion
setup-submit = Transmettre à { $company }
setup-handed-over = Configuration transmise. { $company } l’examine, et vous n’avez rien d’autre à faire.
setup-returned = { $company } vous l’a renvoyée le { $at }. Modifiez ce qui doit l’être, testez encore une fois, puis transmettez-la de nouveau.
setup-live = Approuvée : vos collaborateurs l’utilisent désormais pour se connecter.
setup-reopen = La reprendre pour modifier quelque chose
setup-found = Résultat du test
setup-subject = Sujet (abrégé)
setup-subject-note = Attention
setup-subject-reusable = Le sujet est une adresse e-mail ou un nom d’utilisateur. Un tel nom est un jour attribué à quelqu’un d’autre, qui serait alors pris pour la personne précédente : envoyez plutôt un identifiant durable comme sub.
setup-name = Nom
setup-email = Adresse e-mail
setup-email-verified = Adresse vérifiée par vos soins
setup-yes = oui
setup-no = non
setup-groups = Groupes
setup-amr = Méthodes (amr)
setup-acr = Contexte (acr)
setup-skew = Avance de votre horloge sur la nôtre, en secondes
setup-not-said = non indiqué
setup-attempts = Tests effectués
setup-attempt-at = Date
setup-attempt-by = Par
setup-attempt-result = Résultat
setup-attempt-open = en cours
setup-attempt-passed = réussi
setup-hint-client = Vérifiez l’ID client ainsi que le secret ou l’URL de nos clés, tels qu’ils y sont inscrits.
setup-hint-redirect = Vérifiez l’URI de redirection qui y est inscrit : ce doit être exactement le nôtre.
setup-hint-scope = Autorisez les étendues que nous demandons.
setup-attempt-old = avant la dernière modification
setup-domains = Vos domaines
setup-domains-text = Un enregistrement TXT dans le DNS prouve qu’un domaine est le vôtre. Il n’est pas nécessaire pour le test, mais peut accélérer l’approbation.
setup-domain-proven = prouvé
setup-domain-waits = en attente du DNS
setup-domain-check = Vérifier maintenant
setup-record = Enregistrement TXT
setup-record-value = Sa valeur
setup-colleague = Laisser un collègue continuer
setup-colleague-send = Envoyer un lien
setup-colleague-sent = Le lien est envoyé.
setup-colleague-unknown = Cette adresse n’appartient à aucun domaine de votre entreprise que nous connaissons. Demandez à votre contact d’y envoyer un lien.
field-colleague = Son adresse e-mail
field-colleague-hint = Dans un domaine de messagerie de votre entreprise. Cette personne reçoit son propre lien vers la même configuration.
setup-contact = Des questions ? Votre contact est { $name }.
setup-until = Ce lien fonctionne jusqu’au { $until }.
issuer-fault-missing = Saisissez l’adresse de votre système de connexion.
issuer-fault-too-long = C’est plus long que ne peut l’être une adresse. Collez uniquement l’adresse.
issuer-fault-markup = C’est le code source d’une page. Collez son adresse : ce qui figure dans la barre d’adresse.
issuer-fault-mail-address = C’est une adresse e-mail. Collez l’adresse web de votre système de connexion.
issuer-fault-malformed = Ce n’est pas une adresse web. Elle doit commencer par https://.
issuer-fault-scheme = Seules les adresses https:// peuvent être utilisées.
issuer-fault-ip = C’est une adresse IP. Utilisez le nom de votre système de connexion.
issuer-fault-local = Ce nom n’est connu qu’au sein d’un réseau. Utilisez celui qui fonctionne depuis Internet.
issuer-fault-public-suffix = C’est un suffixe que de nombreuses entreprises partagent. Saisissez le nom complet.
issuer-fault-user-info = Retirez le nom et le mot de passe qui précèdent @.
discovery-fault-not-allowed = Nous ne nous connectons pas à cette adresse. Elle doit être accessible depuis Internet.
discovery-fault-invalid = Ce n’est pas un identifiant d’émetteur.
discovery-fault-unreachable = Rien ne répond à cette adresse. Vérifiez-la et assurez-vous qu’elle est accessible depuis Internet.
discovery-fault-status = Il y a un serveur, mais aucune configuration OpenID. Collez l’émetteur, ou l’adresse qui se termine par /.well-known/openid-configuration.
discovery-fault-page = Il s’y trouve une page destinée à des personnes ou un document XML, pas une configuration OpenID. Collez plutôt l’émetteur.
discovery-fault-not-metadata = Ce qui s’y trouve n’est pas une configuration OpenID.
discovery-fault-other-issuer = Le fournisseur se nomme autrement. Collez l’émetteur qu’il indique.
discovery-fault-endpoint = Une adresse de sa configuration OpenID est absente ou inutilisable.

## Les clés d’accès de l’invité
passkeys-title = Vos clés d’accès
passkeys-text = Ce qui vous permet de prouver que c’est bien vous. Vous recevez un e-mail à chaque changement.
passkeys-one = Clé d’accès { $number }
passkeys-made = Ajoutée : { $at }.
passkeys-used = Dernière utilisation : { $at }.
passkeys-unused = Jamais utilisée.
passkeys-none = Vous n’avez aucune clé d’accès.
passkeys-totp = Application d’authentification
passkeys-add = Ajouter une clé d’accès
passkeys-removed = Clé d’accès supprimée. Elle est refusée à partir de maintenant.

recovery-lost = Je l’ai perdue
recovery-title = Vous avez perdu ce qui prouve que c’est bien vous
recovery-begin = Nous vous envoyons un code par e-mail. Nous interrogeons ensuite la personne qui répond de vous ici ; elle voudra vous parler. Après quoi vous créez une nouvelle clé d’accès dans ce navigateur, et ce que vous avez perdu est refusé.
recovery-send = M’envoyer un code par e-mail
recovery-asked = La personne qui répond de vous ici a été interrogée par e-mail et voudra vous parler. Vous recevrez un e-mail lorsqu’elle aura répondu ; revenez alors à cette page dans ce navigateur.
recovery-asked-until = Elle peut répondre jusqu’au { $at }.
recovery-refused = Votre demande a été refusée. Rien n’a changé. Parlez à la personne qui vous a invité.
recovery-make = Vous pouvez maintenant créer une nouvelle clé d’accès. Toutes vos clés d’accès précédentes et l’application d’authentification seront alors refusées, et les autres navigateurs seront déconnectés.
recovery-make-until = Cela fonctionne dans ce navigateur jusqu’au { $at }.
recovery-again = Vérifier de nouveau
choose-home = Votre entreprise a plusieurs systèmes de connexion. Choisissez celui que vous y utilisez ; l’adresse sous chacun indique où il mène.

## Les données propres de l'invité
me-title = Mon accès et ma vie privée
me-who = Qui vous êtes ici
me-name = Nom
me-email = Adresse e-mail
me-company = Entreprise
me-through = Vous vous connectez via
me-confirmed = Dernière confirmation par votre entreprise
me-ends = Fin de tout votre accès
me-sponsor = Répond de vous
me-nobody = personne en particulier
me-said = Ce que votre entreprise a transmis
me-vouched = confirmé par votre entreprise
me-apps = Vos applications
me-why = Pourquoi
me-why-guest = attribuée à vous
me-why-group = groupe
me-why-partner = pour toutes les personnes de
me-gets = Ce qu’elle sait de vous
me-gets-nothing = rien pour le moment
me-last-used = Dernière ouverture
me-until = Jusqu’au
me-shut = ne s’ouvre pas actuellement
me-sign-ins = Vos connexions des 30 derniers jours
me-signed-in = connecté
me-do = Ce que vous pouvez faire
me-language = Langue des pages et des e-mails
me-save = Enregistrer
me-download = Télécharger mes données
me-sign-out = Se déconnecter partout
me-leave = Quitter { $company }
leave-title = Quitter { $company } ?
leave-text = Tout prend fin immédiatement : vous êtes déconnecté partout, et plus aucune application ne s’ouvre.
leave-apps = Vous perdez
leave-erased =
    { $days ->
        [one] Après { $days } jour, toutes les données personnelles de votre fiche sont effacées.
       *[other] Après { $days } jours, toutes les données personnelles de votre fiche sont effacées.
    }
leave-erased-now = Toutes les données personnelles de votre fiche sont effacées immédiatement.
leave-told = { $name } en est informé.
leave-back = Pour revenir, il vous faut une nouvelle invitation, et vous ne retrouvez rien de ce que vous aviez.
leave-go = Quitter
leave-stay = Rester
left-title = Vous avez quitté { $company }
left-text = Vous êtes déconnecté partout, et plus aucune application ne s’ouvre. Vous pouvez fermer cette page.

## Terms of use
invite-terms = Il vous sera demandé d’accepter
panel-terms = Attend votre accord
me-terms = Conditions acceptées
terms-ask-title = Avant de continuer
terms-ask = { $company } demande à ses invités d’accepter ce qui suit.
terms-ask-app = { $company } demande à quiconque ouvre { $app } d’accepter ce qui suit.
terms-since = en vigueur à partir du { $day }
terms-version = version { $number }
terms-agree = J’accepte
terms-kept = Nous conservons la date de votre accord et la version acceptée. Vous les trouvez sur la page de votre accès et de vos données.
terms-later-title = Vous n’avez pas accepté
terms-later = Sans cela, les applications de { $company } restent fermées.
terms-later-app = Sans cela, { $app } reste fermée.
terms-later-text = Rien d’autre n’a changé. Vous pouvez accepter à tout moment, vous déconnecter ou partir.
terms-again = Relire
terms-counts-not = remplacé ou expiré
