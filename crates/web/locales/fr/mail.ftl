# draft: not yet read by a native speaker

### E-mails. Les objets ont au plus 70 caractères avec des noms de longueur habituelle.

mail-hello = Bonjour { $name },
mail-hello-plain = Bonjour,
mail-automatic = Envoyé par { $company }, car quelqu’un y travaille avec vous.

## Invitation
mail-invite-subject = { $inviter } vous invite chez { $company }
mail-invite-subject-app = { $company } vous invite à utiliser { $app }
mail-invite-again-subject = Toujours ouverte : { $inviter } vous invite chez { $company }
mail-invite-again = L’invitation est toujours ouverte. Ceci est un rappel ; vous n’avez pas à y répondre.
mail-invite-text = { $inviter } vous invite à travailler avec { $company }.
mail-invite-text-mail = { $inviter } ({ $mail }) vous invite à travailler avec { $company }.
mail-invite-message = { $inviter } écrit :
mail-invite-apps = Vous pourrez ouvrir :
mail-invite-action = Voir l’invitation
mail-invite-link = Consultez l’invitation ici :
mail-invite-until = Le lien vous est réservé et fonctionne jusqu’au { $until }. Ne le transmettez pas.
mail-invite-contact = Des questions ? Pour joindre { $inviter } :
mail-invite-unexpected = Vous ne l’attendiez pas ? Ne faites rien : sans vous, rien ne se passe.

## Code
mail-code-subject = { $code } est votre code pour { $company }
mail-code-text = Votre code est { $code }
mail-code-minutes =
    { $minutes ->
        [one] Il est valable { $minutes } minute, dans le navigateur où vous l’avez demandé.
       *[other] Il est valable { $minutes } minutes, dans le navigateur où vous l’avez demandé.
    }
mail-code-unexpected = Vous ne l’avez pas demandé ? Ne faites rien et ne donnez le code à personne. Nous ne le demandons jamais par téléphone ni par e-mail.

## L’accès prend bientôt fin
mail-ending-subject = Votre accès chez { $company } prend bientôt fin
mail-ending-text = Votre accès aux applications de { $company } prend fin le { $until }.
mail-ending-sponsor = Vous en avez besoin plus longtemps ? Demandez à { $sponsor }, qui y répond de vous.
mail-ending-nobody = Vous en avez besoin plus longtemps ? Demandez à la personne avec qui vous y travaillez.

## Fin de l’accès
mail-ended-subject = Votre accès chez { $company } a pris fin
mail-ended-text = Votre accès aux applications de { $company } a pris fin. Vous n’avez rien à faire.
mail-ended-contact = Si cela vous surprend, renseignez-vous ici :

## Au postmaster d’un domaine
mail-domain-subject = { $domain } est-il à vous ? { $company } le demande
mail-domain-text = { $partner } travaille avec { $company } et affirme que le domaine de messagerie { $domain } lui appartient. Vous lisez les messages de son postmaster et pouvez donc le confirmer.
mail-domain-link = Consultez la demande et confirmez ici :
mail-domain-until = Le lien fonctionne une seule fois, jusqu’au { $until }.
mail-domain-unexpected = Ce n’est pas exact ? Ne faites rien : sans vous, rien n’est confirmé.

## À la personne qui invite
mail-asked-subject = { $name } a besoin d’une autre invitation
mail-asked-text = L’invitation de { $name } ({ $email }) n’a pas fonctionné pour quelqu’un, qui en demande une autre.
mail-asked-account = Cette personne a utilisé le compte { $account }. C’est ce qu’indique son propre système de connexion ; vérifiez de qui il s’agit avant de l’inviter.
mail-asked-link = Consultez la demande et invitez de nouveau, ou écartez-la :

## À un sponsor : un invité a été gelé
mail-frozen-subject = L’accès de { $name } a été gelé
mail-frozen-text = L’invité { $name } ({ $email }) a été gelé : toutes les applications le refusent désormais, et ce qu’il avait est archivé.
mail-frozen-link = Consultez sa fiche pour le dégeler, le supprimer ou le laisser ainsi :

## Aux administrateurs : un sponsor est parti
mail-sponsor-subject = Qui répond des invités de { $name } ?
mail-sponsor-text =
    { $guests ->
        [one] { $name } n’est plus administrateur et répondait de { $guests } invité.
       *[other] { $name } n’est plus administrateur et répondait de { $guests } invités.
    }
mail-sponsor-until = Si personne ne prend le relais jusqu’au { $until }, ces invités seront gelés.
mail-sponsor-frozen = Personne n’a pris le relais jusqu’au { $until } ; ces invités sont donc gelés. Dégelez ceux dont vous avez encore besoin.
mail-sponsor-link = Prenez le relais ici :

## Une configuration par le partenaire
mail-setup-subject = Reliez { $partner } à { $company }
mail-setup-text = { $inviter } vous demande de relier le système de connexion de { $partner } à { $company }, afin que vos collaborateurs se connectent avec leurs comptes existants.
mail-setup-link = Commencez, ou reprenez là où vous vous êtes arrêté, ici :
mail-setup-until = Le lien fonctionne jusqu’au { $until }, dans tout navigateur où vous saisissez un code que nous envoyons à cette adresse. Rien n’est activé avant d’avoir été testé et approuvé.
mail-setup-unexpected = Cela ne vous concerne pas ? Ne transférez rien : le lien ne fonctionne que pour cette boîte aux lettres. Répondez plutôt à cet e-mail.
mail-setup-approved-subject = Approuvé : { $partner } se connecte à { $company }
mail-setup-approved-text = { $company } a approuvé le système de connexion que vous avez configuré pour { $partner }. Vos collaborateurs l’utilisent désormais pour se connecter.
mail-setup-returned-subject = { $partner } et { $company } : une modification est nécessaire
mail-setup-returned-text = { $company } a examiné le système de connexion que vous avez configuré pour { $partner } et vous l’a renvoyé. Personne ne l’utilise encore.
mail-setup-returned-note = Ce que { $company } en dit :
mail-setup-returned-link = Ouvrez le lien de l’e-mail que vous avez, modifiez ce qui doit l’être, testez encore une fois, puis transmettez de nouveau.

## La façon dont un invité prouve son identité a changé
mail-factor-subject = Votre connexion chez { $company } a été modifiée
mail-factor-passkey-added = Une clé d’accès a été ajoutée à votre compte.
mail-factor-passkey-removed = Une clé d’accès a été supprimée de votre compte.
mail-factor-totp-added = Une application d’authentification a été ajoutée à votre compte.
mail-factor-totp-removed = L’application d’authentification a été supprimée de votre compte.
mail-factor-recovery-asked = Quelqu’un qui est connecté à votre place et lit vos e-mails dit que vous avez perdu votre clé d’accès et votre application d’authentification. Nous avons interrogé la personne qui répond de vous ici.
mail-factor-recovery-approved = Vous pouvez créer une nouvelle clé d’accès : dans un délai d’un jour, dans le navigateur où vous l’avez demandé, sur la même page.
mail-factor-recovery-refused = Votre demande de nouvelle clé d’accès a été refusée. Rien n’a changé.
mail-factor-recovered = Une nouvelle clé d’accès a remplacé toutes les clés d’accès et l’application d’authentification de votre compte.
mail-factor-yours = Si c’était vous, vous n’avez rien à faire.
mail-factor-not-yours = Si ce n’était pas vous, prévenez-nous immédiatement :

mail-recovery-subject = { $name } a perdu sa clé d’accès
mail-recovery-text = { $name } ({ $email }) s’est connecté, a prouvé que la boîte aux lettres est la sienne et dit avoir perdu toutes ses clés d’accès et l’application d’authentification.
mail-recovery-check = Avant d’approuver, appelez { $name } à un numéro que vous connaissez. Une boîte aux lettres volée présente exactement les mêmes apparences.
mail-recovery-link = Approuvez ou refusez dans la console jusqu’au { $until } :
mail-accepted-subject = { $name } a accepté avec un autre compte
mail-accepted-text = Votre invitation à { $name } ({ $email }) a été acceptée avec le compte { $account }. Cette personne lit aussi la boîte aux lettres invitée, pour autant que nous ayons pu le prouver.
mail-accepted-link = Si vous ne connaissez pas ce compte, suspendez l’invité ici :
mail-volume-subject = Nombre inhabituel d’invitations envoyées par { $inviter }
mail-volume-text = { $inviter } a invité plus de { $number } personnes en une heure. S’il ne s’agit pas d’une importation prévue, faites désactiver le compte et vérifiez qui a été invité.
mail-volume-link = La page d’audit les montre toutes :

mail-collision-subject = Quelqu’un d’autre a utilisé l’adresse de { $name }
mail-collision-text = Le compte { $account } de { $home } indique avoir l’adresse de votre invité { $name } ({ $email }). Il a été refusé : ici, une adresse n’ouvre rien, et l’accès de l’invité reste inchangé.
mail-forwarded-subject = Quelqu’un d’autre a ouvert l’invitation de { $name }
mail-forwarded-text = Le compte { $account } de { $home } a ouvert le lien d’invitation de { $name } ({ $email }). Il a été refusé, et le lien fonctionne toujours, uniquement pour { $name }.
mail-notice-link = Si cela vous surprend, consultez la fiche de l’invité et interrogez son entreprise :
## Aux administrateurs : un point à examiner
mail-alert-link = Examinez-le ici :
alert-connection-held = En attente : la connexion de { $partner } ({ $about })
alert-connection-held-text = Le fournisseur d’identité de { $partner } ({ $about }) a changé d’une façon que personne n’a acceptée. Personne ne s’y connecte tant que quelqu’un n’a pas accepté la modification. Interrogez d’abord le partenaire, mais pas par le moyen qu’indique cet e-mail ou cette page.
alert-keys-replaced = Nouvelles clés : la connexion de { $partner } ({ $about })
alert-keys-replaced-text = Le fournisseur d’identité de { $partner } ({ $about }) signe avec de nouvelles clés, et il ne reste aucune des anciennes. C’est ce qui se passe lors d’un changement de fournisseur, mais aussi lorsque quelqu’un s’est emparé de l’adresse. Il est toujours possible de se connecter ; demandez au partenaire s’il en est à l’origine.
alert-foreign-tenant = Une autre entreprise à la connexion de { $partner } ({ $about })
alert-foreign-tenant-text = Quelqu’un s’est présenté par la connexion de { $partner } ({ $about }) avec un compte d’une entreprise non convenue et a été refusé. Si le partenaire a changé de locataire, acceptez le nouveau ; sinon, ne faites rien.
alert-domain-lapsing = { $about } ne comptera bientôt plus pour { $partner }
alert-domain-lapsing-text = La preuve que { $about } appartient à { $partner } n’a pas été retrouvée. Au bout de trois fois, le domaine cesse de compter, et les applications n’en reçoivent plus d’adresses confirmées.
alert-domain-lapsed = { $about } ne compte plus pour { $partner }
alert-domain-lapsed-text = La preuve que { $about } appartient à { $partner } a disparu. Les applications n’en reçoivent plus d’adresses confirmées tant qu’elle n’est pas rétablie.
alert-setup-waits = { $partner } attend votre approbation
alert-setup-waits-text = { $partner } a relié et testé son système de connexion ({ $about }) et l’a transmis. Personne ne l’utilise tant que quelqu’un ne l’a pas approuvé.
alert-setup-approved = { $partner } utilise désormais sa propre connexion
alert-setup-approved-text = Le système de connexion que { $partner } a configuré ({ $about }) a été approuvé et est en service.

## Ce que demandent les invités
mail-access-asked-subject = { $name } demande { $app }
mail-access-asked-access = { $name } ({ $email }) demande l’accès à { $app }.
mail-access-asked-extension = { $name } ({ $email }) demande plus de temps pour { $app }.
mail-access-asked-note = Son message :
mail-access-asked-open = Décider
mail-access-asked-link = Accordez ou refusez ici :
mail-approved-subject = Vous pouvez ouvrir { $app }
mail-approved-text = Vous pouvez maintenant ouvrir { $app }.
mail-approved-until = Vous pouvez maintenant ouvrir { $app }, jusqu’au { $until }.
mail-refused-subject = À propos de votre demande pour { $app }
mail-refused-text = Votre demande pour { $app } n’a pas été accordée. La réponse :
mail-request-panel = Vos applications :

## Ce que quelqu'un a décidé pour soi-même
mail-said-left-subject = { $name } est parti
mail-said-left-text = { $name } ({ $email }) est parti, de sa propre volonté. Tout son accès a pris fin.
mail-said-declined-subject = { $name } a décliné votre invitation
mail-said-declined-text = { $name } ({ $email }) a décliné votre invitation. Elle ne fonctionne plus.
mail-said-blocked-subject = { $name } ne veut pas d’invitations
mail-said-blocked-text = { $name } ({ $email }) a décliné votre invitation et n’en veut pas d’autre. Cette adresse ne peut plus être invitée.
mail-said-reported-subject = Une invitation à { $name } a été signalée
mail-said-reported-text = La personne qui lit les e-mails de { $name } ({ $email }) n’attendait pas l’invitation et vous demande de l’examiner.
