# draft: not yet read by a native speaker

### Pages des administrateurs.

## Navigation et mots de toutes les pages
nav = Navigation principale
nav-dashboard = Accueil
nav-guests = Invités
nav-partners = Partenaires
nav-apps = Applications
nav-groups = Groupes
nav-policy = Règles
nav-audit = Audit
yes = Oui
no = Non
cancel = Annuler
save = Enregistrer
next = Suivant
older = Plus anciens
refresh = Actualiser
find = Rechercher
filter = Filtrer
more-filters = Plus de filtres
any = Tous
state = État
in-use = En service
off = Désactivé
switch-on = Activer
switch-off = Désactiver
suspend = Suspendre
resume = Réactiver
take-away = Retirer
refused = Refusé
shown-of = { $shown } sur { $total }
id = ID
app = Application
guest = Invité
group = Groupe
partner = Partenaire
members = Membres
sessions = Sessions actives
until = Jusqu’au
ends = Fin
history = Historique
done-saved = Enregistré.
done-invited = L’invitation est envoyée.
done-invited-shared = L’invitation est envoyée. Plusieurs personnes lisent sans doute cette boîte aux lettres, et la première qui ouvre le lien peut accepter : il vaut mieux inviter chaque personne.
done-unlinked = Compte dissocié. Les sessions sont terminées. S’il ne lui reste aucun compte, l’invité est gelé et ne revient que par une nouvelle invitation.
done-resent = Une nouvelle invitation est envoyée. L’ancien lien ne fonctionne plus.
done-suspended = Suspendu. Les sessions sont terminées, et plus rien ne peut être ouvert.
done-resumed = Réactivé.
done-ended = Terminé.
done-taken = Retiré. Cela prend effet dès la prochaine requête.
done-factors-reset = Facteurs oubliés. L’invité se reconnecte et peut ajouter un autre facteur.
done-given = Attribué. Cela prend effet dès la prochaine requête.
done-dismissed = Demande écartée.
done-thawed = Dégelé. L’invité retrouve ses applications et ses groupes, et se reconnecte.
done-erased = Effacé. Cette fiche ne contient plus aucune donnée personnelle.
done-address-taken-over = Adresse reprise. Les e-mails sont désormais envoyés à la nouvelle adresse.
done-sponsored = Invités confiés.
done-passkey = La clé d’accès est prête pour la prochaine fois.

## Connexion
admin-sign-in-title = Connexion des administrateurs
admin-sign-in-passkey = Se connecter avec une clé d’accès
admin-recover-title = Pas de clé d’accès sous la main ?
admin-recover-text = Exécutez cette commande sur le serveur. Elle affiche un lien qui vous connecte une fois.
admin-link-title = Se connecter en tant qu’administrateur
admin-link-text = Ce lien fonctionne une seule fois. Il est consommé lorsque vous appuyez sur le bouton.
admin-link-use = Se connecter

## Page d’accueil
dashboard-title = Vue d’ensemble
latest = Derniers événements
count-guests-active = invités actifs
count-guests-invited = invités n’ayant pas encore accepté
count-guests-suspended = invités suspendus
count-partners = partenaires
count-apps = applications
count-deliveries-waiting = remises en attente
count-deliveries-dead = remises abandonnées

## Invités
guest-state-invited = En attente d’acceptation
guest-state-active = Actif
guest-state-suspended = Suspendu
guest-state-frozen = Gelé
guest-state-removed = Supprimé
name-or-mail = Nom ou adresse e-mail
name-or-domain = Nom ou domaine de messagerie
confirmed = Dernière confirmation
confirmed-through-probe = question posée à { $name }
confirmed-through-sign-in = connexion chez { $name }
confirmed-through-mailbox = code par e-mail, { $name }
confirmed-counts = Compte jusqu’au
standing-confirmed = Confirmé
standing-overdue = En retard
standing-unconfirmable = Doit se reconnecter
standing-idle = Non utilisé
partner-confirmed = Invités actifs : { $confirmed } confirmés, { $overdue } en retard, { $unconfirmable } pour lesquels seule leur prochaine connexion le dira.
guests-empty = Aucun invité trouvé
guests-empty-text = Modifiez le filtre ou invitez quelqu’un.
guest-count =
    { $count ->
        [one] { $count } invité
       *[other] { $count } invités
    }
guest-no-apps = Aucune application n’a été attribuée à cet invité.
frozen-since = Gelé depuis le { $since }.
frozen-closes = Le { $until }, toutes les données personnelles de cette fiche seront définitivement effacées.
frozen-archive = Revient au dégel :
frozen-archive-none = Aucune application ni aucun groupe n’avait été attribué directement.
frozen-then = Personne ne peut se connecter en tant que cet invité. Quelqu’un d’autre peut être invité à cette adresse et ne reçoit rien de cet invité.
thaw = Dégeler
freeze-gone-at-home = Son entreprise ne connaît plus le compte.
freeze-account-disabled = Son entreprise a désactivé le compte.
freeze-account-purged = Son entreprise a définitivement supprimé le compte.
freeze-deprovisioned = L’annuaire de son entreprise a désactivé le compte.
freeze-deleted = L’annuaire de son entreprise a supprimé la personne.
freeze-recreated = Un autre compte est arrivé par le même système de connexion avec cette adresse : elle appartient peut-être désormais à quelqu’un d’autre. Interrogez son entreprise avant de dégeler ou d’inviter de nouveau.
freeze-unlinked = Le compte a été retiré à l’invité. Il ne peut revenir que par une nouvelle invitation.
freeze-subject-reused = Cette personne est revenue après longtemps avec un autre nom et une autre adresse : le compte est peut-être désormais celui de quelqu’un d’autre. Interrogez son entreprise avant de dégeler ou d’inviter de nouveau.
freeze-unconfirmed = Personne n’a confirmé la personne depuis trop longtemps.
freeze-sponsor-gone = Le sponsor est parti et personne n’a pris le relais.
closed-since = Clôturé le { $since }. Toutes les données personnelles ont été effacées.
count-guests-frozen = invités gelés
sponsor = Sponsor
sponsor-none = personne
sponsor-until = Gel le
sponsor-gone = Sponsor parti
sponsor-gone-until = seront gelés le { $until } si personne ne prend le relais
sponsors-title = Sponsors
sponsors-text = Chaque invité a un administrateur qui répond de lui. Lorsque celui-ci part, quelqu’un d’autre prend le relais, sinon les invités sont gelés.
hand-over = Confier
field-guests-of = Invités de
field-successor = Qui en répond désormais
field-successor-hint = Sans successeur, les autres administrateurs sont prévenus par e-mail, et les invités sont gelés à l’issue du délai de grâce.
successor-nobody = Personne pour le moment
field-admin = Administrateur
admin-roles-text = Un propriétaire peut tout faire. Un administrateur peut tout faire, sauf changer qui administre. Un invitant invite des personnes et consulte. Un auditeur consulte.
field-role = Rôle
admin-role-owner = propriétaire
admin-role-admin = administrateur
admin-role-inviter = invitant
admin-role-auditor = auditeur
admin-off = Désactiver un administrateur
admin-off-text = Ses sessions se terminent immédiatement.
unlink = Retirer ce compte
take-address = Y envoyer désormais les e-mails
erase = Effacer toutes les données personnelles
confirm-guest-erase-title = Effacer toutes les données personnelles de { $name } ?
confirm-guest-erase-text = L’invité est supprimé ; son nom, ses adresses, ses comptes, ses messages, ses clés d’accès et ses connexions sont définitivement effacés. Les fichiers d’invitation qui contiennent l’adresse disparaissent aussi. Il reste un ID et la chaîne d’audit, qui ne contient que des ID.
confirm-guest-erase-go = Effacer définitivement
frozen-gone-at-home = parti de son organisation
frozen-account-disabled = désactivé dans son organisation
frozen-account-purged = supprimé dans son organisation
frozen-deprovisioned = désactivé dans l’annuaire
frozen-deleted = supprimé de l’annuaire
frozen-recreated = quelqu’un d’autre est venu
frozen-unlinked = compte retiré
frozen-subject-reused = revenu comme quelqu’un d’autre
frozen-unconfirmed = non confirmé
frozen-sponsor-gone = sponsor parti
home-address = Dans son organisation
home-unverified = non confirmée par l’organisation d’origine
renew = C’est un nouvel invité, qui ne reçoit rien du précédent
can-open = Peut ouvrir
why-link = Pourquoi ?
through = Via
via-direct = attribution directe
via-group = groupe
via-partner = tous ceux de
give-app = Attribuer une application
add-to-group = Ajouter au groupe
identity = Identité
signs-in-with = Se connecte avec
mail-code = Code par e-mail
invited-at = Invitation
accepted-at = Acceptation
invitations = Invitations
valid-until = valable jusqu’au { $until }
invitation-state-open = Ouverte
invitation-state-redeemed = Acceptée
invitation-state-revoked = Retirée
invitation-state-expired = Expirée
resend = Renvoyer l’invitation
remove-access = Supprimer l’accès
to-guests = Vers tous les invités

## Suppression
remove-title = Supprimer l’accès de { $name } ?
remove-who = { $name } ({ $mail }) sera refusé dès la prochaine requête, partout.
remove-effect = Ce qui prend fin
remove-apps =
    { $count ->
        [0] Aucune application ne peut être ouverte actuellement.
        [one] { $count } application :
       *[other] { $count } applications :
    }
remove-sessions =
    { $count ->
        [0] Aucune session active
        [one] { $count } session active
       *[other] { $count } sessions actives
    }
remove-invitations =
    { $count ->
        [0] Aucune invitation ouverte
        [one] { $count } invitation ouverte
       *[other] { $count } invitations ouvertes
    }
remove-residual =
    { $minutes ->
        [one] Une application qui vérifie elle-même les jetons peut continuer pendant { $minutes } minute au plus.
       *[other] Une application qui vérifie elle-même les jetons peut continuer pendant { $minutes } minutes au plus.
    }
remove-final = Cette action est irréversible. Une invitation ultérieure crée un nouvel invité.
removed-text = Refusé partout depuis { $time }.
removed-no-apps = Aucune application n’avait été ouverte.
cut-at = Refusé depuis
app-told = Message de déconnexion
tokens-end = Fin du dernier jeton
told-at-once = Envoyé immédiatement
by-signal = Par signal :
delivery-delivered = Remis
delivery-waiting = En attente
delivery-dead = Abandonné
delivery-deaf = L’application n’écoute pas
delivery-unused = Non ouverte

## Suppression de plusieurs
tick-named = Sélectionner { $name }
open-invitations = Invitations ouvertes
bulk-title =
    { $count ->
        [one] Supprimer l’accès de { $count } invité ?
       *[other] Supprimer l’accès de { $count } invités ?
    }
bulk-text =
    { $count ->
        [one] { $count } invité sera refusé dès la prochaine requête, partout.
       *[other] { $count } invités seront refusés dès la prochaine requête, partout. Chacun est supprimé séparément et fait l’objet d’un reçu.
    }
bulk-none = Personne n’est sélectionné
bulk-done =
    { $count ->
        [0] Aucun invité n’a été supprimé
        [one] { $count } invité est supprimé
       *[other] { $count } invités sont supprimés
    }
removal-removed = Supprimé
removal-already-removed = Était déjà supprimé
removal-duplicate-row = Sélectionné deux fois
removal-guest-unknown = Invité inexistant
removal-guest-ambiguous = Plusieurs partenaires ont cet invité
removal-partner-unknown = Partenaire inexistant
removal-cell-invalid = Ni un ID ni une adresse
removal-unavailable = Non effectué. Réessayez

## Reçus des fins d’accès
receipts = Reçus
receipt-text = Refusé depuis { $time }.
receipt-by = Effectué par
receipt-of = Concerne
receipt-sessions = Sessions terminées
receipt-grants = Connexions aux applications terminées
receipt-invitations = Invitations retirées
receipt-line = Ligne d’audit et son hachage
receipt-file = Télécharger pour conserver
receipt-hint = Le fichier contient tout cela et la ligne d’audit. La commande « portico receipt check » le compare à la chaîne.
receipt-apps =
    { $count ->
        [0] Aucune application
        [one] { $count } application
       *[other] { $count } applications
    }
receipt-notices = { $delivered } remis, { $waiting } en attente, { $dead } abandonnés
receipt-guest-removed = L’accès de { $name } est supprimé
receipt-guest-suspended = L’accès de { $name } est suspendu
receipt-guest-frozen = { $name } est parti : accès gelé
receipt-account-unlinked = Un compte de { $name } est retiré
receipt-factors-reset = Les clés d’accès de { $name } sont oubliées
receipt-signed-out = { $name } s’est déconnecté partout
receipt-sessions-ended = Des sessions de { $name } sont terminées
receipt-home-signal = L’organisation d’origine a mis fin à des sessions de { $name }
receipt-partner-suspended = { $name } : partenaire suspendu
receipt-partner-ended = La collaboration avec { $name } a pris fin
receipt-contract-narrowed = Des applications ont quitté le contrat de { $name }
receipt-connection-disabled = Un mode de connexion de { $name } est désactivé
receipt-app-disabled = { $name } : application désactivée
receipt-app-withdrawn = { $name } a renoncé à son inscription
receipt-assignment-removed = Une application a été retirée : { $name }
receipt-group-left = { $name } a quitté un groupe
receipt-consent-withdrawn = { $name } a retiré un consentement

## Inviter
invite-guest = Inviter quelqu’un
invite-csv = Inviter à partir d’un CSV
invite-instead = Plusieurs personnes à la fois ?
invite-several = Plusieurs personnes à la fois
send-invitation = Envoyer l’invitation
field-email = Adresse e-mail
field-name = Nom
field-people = Personnes
field-people-hint = Une par ligne ou séparées par des virgules, aussi avec leur nom, comme un logiciel de messagerie les copie. Jusqu’à 100. Vous voyez ce que chacune obtiendrait avant tout envoi ; l’adresse et le nom ci-dessous peuvent rester vides.
field-partner = Partenaire
field-partner-hint = Son nom ou domaine de messagerie. Laissez vide pour le trouver d’après l’adresse.
field-apps = Applications
field-groups = Groupes
field-message = Message
field-message-hint = Texte brut. Il figure dans l’e-mail et sur la page d’invitation.
field-contact = Lien de contact
field-contact-hint = Comment l’invité peut vous joindre : https:// ou mailto:
field-reply = Adresse après l’acceptation
field-reply-hint = Uniquement une adresse qu’une application a inscrite. À défaut : l’application ou le panneau.
field-language = Langue

## CSV
import-title = Inviter à partir d’un CSV
import-text = Une ligne par personne ; la première ligne contient les en-têtes. Virgules, points-virgules et tabulations conviennent.
import-template = Télécharger un modèle
field-file = Fichier
field-file-hint = .csv, tel que votre tableur l’enregistre
field-pasted = Ou collez les lignes
check = Vérifier
nothing-changed = Rien n’est encore modifié.
import-ids = Télécharger les ID des applications et des groupes
import-whole = Ce fichier est une liste complète
import-whole-text = Toute personne qui n’y figure pas perd l’accès. Vous voyez d’abord de qui il s’agit, puis vous confirmez.
field-whole-partner = De tous les invités du partenaire
field-whole-partner-hint = Toute personne absente du fichier est supprimée.
field-whole-app = De tous les invités qui ont l’application
field-whole-app-hint = Toute personne absente du fichier perd cette application. L’accès par groupes et partenaires reste.
import-whole-of = liste complète de
import-files = Fichiers des derniers jours
import-rows =
    { $rows ->
        [one] { $rows } ligne
       *[other] { $rows } lignes
    }
import-step-reading = en cours de lecture
import-step-checking = en cours de vérification
import-step-checked = vérifié, non envoyé
import-step-sending = en cours d’envoi
import-step-sent = envoyé
import-columns = Colonnes
column-email = L’adresse de la personne. Obligatoire.
column-name = Le nom de la personne, pour l’e-mail et la liste des invités. Obligatoire.
column-contact = Comment la personne peut vous joindre : https:// ou mailto:. Obligatoire.
column-brand = L’application dont le nom figure dans l’e-mail et sur la page.
column-apps = Applications à attribuer : ID ou noms courts, séparés par des espaces.
column-groups = Groupes à rejoindre : ID ou noms, séparés par des espaces.
column-reply = Où aller après l’acceptation ; uniquement une adresse inscrite.
column-language = en, de, es, fr, it, ja, ko, pt-BR, ru, zh-Hans ou zh-Hant.
import-check-title = Vérifier les lignes
row-invite = Inviter
row-add = Ajouter
row-remove = Perd l’accès
row-unchanged = Inchangé
row-warning = Avec remarque
row-problem = Problème
row-skipped = Ignorée
import-whole-partner = Liste complète de { $name } : sur { $listed } invités, { $missing } ne figurent pas dans le fichier et seront supprimés.
import-whole-app = Liste complète de { $name } : sur { $listed } invités, { $missing } ne figurent pas dans le fichier et perdront l’application.
import-ceiling = Un fichier peut mettre fin à l’accès de { $most } personnes au plus. Vérifiez que le fichier est complet, ou faites augmenter limits.reconcile.
import-nameless =
    { $count ->
        [one] { $count } ligne ne désigne personne. Corrigez-la ou ignorez-la d’abord, afin que personne ne soit supprimé par mégarde.
       *[other] { $count } lignes ne désignent personne. Corrigez-les ou ignorez-les d’abord, afin que personne ne soit supprimé par mégarde.
    }
import-confirm =
    { $missing ->
        [one] Oui, { $missing } personne perd l’accès
       *[other] Oui, { $missing } personnes perdent l’accès
    }
import-again = Vérifier de nouveau
import-all = Afficher toutes les lignes
import-only =
    { $count ->
        [one] Afficher uniquement la ligne avec un problème ou une remarque ({ $count })
       *[other] Afficher uniquement les { $count } lignes avec un problème ou une remarque
    }
import-no-problems = Aucune ligne ne pose problème.
import-use = Utiliser
import-skip = Ignorer
import-recheck = Vérifier de nouveau
import-checking-title = Vérification des lignes en cours
import-sending-title = Envoi des invitations en cours
import-progress = { $done } sur { $all }
import-leave = Vous pouvez quitter cette page ; l’opération continue sans elle. Cette page s’actualise toute seule.
import-send =
    { $invitations ->
        [0] Appliquer
        [one] Envoyer { $invitations } invitation
       *[other] Envoyer { $invitations } invitations
    }{ $additions ->
        [0] {""}
        [one] , modifier { $additions } invité
       *[other] , modifier { $additions } invités
    }
import-result = Télécharger le résultat
import-other = Choisir un autre fichier
line = Ligne
address = Adresse
result = Résultat
message = Message
import-applied-title = Les invitations sont en cours d’envoi
import-done = Invitations : { $invitations }. Invités modifiés : { $additions }.
import-done-title = Le fichier est traité
import-removed =
    { $count ->
        [one] { $count } personne ne figurait pas dans le fichier et a perdu l’accès ; le reçu se trouve sur sa page.
       *[other] { $count } personnes ne figuraient pas dans le fichier et ont perdu l’accès ; les reçus se trouvent sur leurs pages.
    }
mails-delivered = E-mails transmis
mails-waiting = E-mails en attente
mails-refused = E-mails refusés
invitations-accepted = Acceptées
import-left-out =
    { $count ->
        [one] { $count } ligne a été ignorée. Corrigez-la dans le fichier de résultats et chargez de nouveau ce fichier.
       *[other] { $count } lignes ont été ignorées. Corrigez-les dans le fichier de résultats et chargez de nouveau ce fichier.
    }

## Partenaires
partner-state-active = Actif
partner-state-suspended = Suspendu
partner-state-ended = Terminé
partners-empty = Aucun partenaire pour le moment
partners-empty-text = Un partenaire est une entreprise dont vous invitez les collaborateurs.
add-partner = Ajouter un partenaire
end-partner = Mettre fin à la collaboration
field-partner-name = Nom de l’entreprise
field-domains = Domaines de messagerie
field-domains-hint = Un par ligne, comme fabrikam.example
connections = Modes de connexion
add-connection = Ajouter un fournisseur d’identité d’origine
cut-over = Des codes par e-mail à ce mode de connexion
cut-over-accounts = { $count ->
    [0] Plus personne ne se connecte avec un code par e-mail.
    [one] { $count } invité se connecte encore avec un code par e-mail.
   *[other] { $count } invités se connectent encore avec un code par e-mail.
}
field-cut-over = Dernier jour des codes par e-mail
field-cut-over-hint = Comme 2027-03-31. D’ici là, le changement est proposé à chaque connexion et peut être remis à plus tard. Vide : il n’est proposé à personne.
mail-code-connection = Code par e-mail et clé d’accès, pour les personnes sans fournisseur d’identité d’origine.
redirect-uri = URI de redirection à y inscrire
home-logout-uri = Adresse de déconnexion back-channel à y inscrire
our-keys = Nos clés (URL JWKS)
held = En attente
needs-you = Requiert votre attention
held-text = Ce fournisseur d’identité a changé d’une façon que personne n’a acceptée. Personne ne s’y connecte tant que vous n’avez pas accepté la modification. Interrogez d’abord le partenaire.
drift-issuer = Il se nomme par un autre émetteur.
drift-endpoints = Ses adresses sont passées sur un autre hôte.
drift-algorithms = Il ne signe plus comme avant.
drift-reusable-subjects = Il désigne les personnes par leur nom d’utilisateur ou leur adresse, que les entreprises attribuent un jour à quelqu’un d’autre. N’acceptez que si cela n’arrive jamais.
drift-subjects = Il désigne les personnes d’une autre façon.
release = Accepter la modification
field-release-why = Pourquoi
field-release-why-hint = Qui vous avez interrogé et ce qu’on vous a répondu. Cela reste dans le journal d’audit.
field-tenants = Locataires
field-tenants-hint = Uniquement pour Microsoft Entra ID (ID de locataires) et Google Workspace (domaines), un par ligne.
field-connection-name = Nom sur le bouton
field-connection-name-hint = En général, le nom de l’entreprise.
field-issuer = Émetteur
field-issuer-hint = L’adresse qui précède /.well-known/openid-configuration
field-client-id = ID client
field-client-secret = Secret client
field-client-secret-hint = Laissez vide pour que nous nous authentifiions avec nos clés publiées ; aucun secret n’est alors partagé. Un secret est stocké chiffré et n’est plus jamais affiché.
partner-apps = Applications pour tous les invités de ce partenaire

## Applications
apps-empty = Aucune application pour le moment
apps-empty-text = Inscrivez la première ci-dessous.
register-app = Inscrire une application
short-name = Nom court
assignments = Attributions
metadata-title = Tout ce qui est inscrit pour { $name }
metadata-intro = Les noms sont ceux des métadonnées de client OAuth (RFC 7591). Ce que vous omettez reprend sa valeur par défaut.
metadata-all = Tout ce qui est inscrit pour cette application
field-metadata = Métadonnées de client
field-metadata-hint = Un objet JSON.
app-settings = Paramètres de connexion
field-app = Application
field-app-name = Nom
field-redirects = URI de redirection
field-redirects-hint = Adresses complètes, une par ligne ; elles sont comparées caractère par caractère.
field-auth-method = Type de client
field-alg = Signature du jeton d’ID
field-launch = Adresse de démarrage
field-launch-hint = Où mène la vignette du panneau.
field-app-contact-hint = À qui un invité refusé peut s’adresser : https:// ou mailto:
logout-told = Dernière déconnexion qu’elle a confirmée
field-backchannel = URI de déconnexion back-channel
field-backchannel-hint = Nous y prévenons l’application lorsqu’une session se termine.
new-secret = Nouveau secret
who-may-open = Qui peut l’ouvrir
nobody-yet = Personne. Une application ne peut être ouverte que par ceux à qui elle est attribuée.
assign = Attribuer
assign-hint = Remplissez l’un des trois.
assignee-guest = invité
assignee-group = groupe
assignee-partner = tous les invités du partenaire
field-guest-mail = Adresse e-mail d’un invité
field-group = Groupe
field-partner-all = Tous les invités de
field-ends = Dernier jour
field-ends-hint = Comme 2027-03-31
secret-title = Clés de { $name }
secret-once = Le secret n’est affiché que cette fois. Conservez-le maintenant dans la configuration de l’application.
secret-none = Cette application est un client public. Elle n’a pas de secret.
secret-kept = Je l’ai conservé

## Groupes
groups-empty = Aucun groupe pour le moment
groups-empty-text = Un groupe attribue ses applications à tous ses membres.
add-group = Ajouter un groupe
add-member = Ajouter un membre
field-group-name = Nom

## Explication
why-text = Les mêmes règles qui ouvrent ou refusent une application répondent ici, pour n’importe quel moment.
field-why-guest = Invité
field-why-guest-hint = Adresse e-mail ou identifiant. Ou seule : la référence d'une page de refus.
field-why-app = Application
field-why-at = Quand
field-why-at-hint = Vide signifie maintenant. Sinon, comme 2027-03-31T09:00:00Z
explain = Expliquer
why-yes = Oui. { $guest } peut ouvrir { $app }.
why-no = Non. { $guest } ne peut pas ouvrir { $app }.
why-until = Cela se termine de soi-même : { $until }.
why-at = Situation au { $at }
condition-guest = L’invité est actif et sa période d’accès court encore
condition-partner = Le partenaire est digne de confiance
condition-app = L’application est en service
condition-contract = L’accord avec le partenaire inclut l’application
condition-mfa = Un second facteur est prouvé lorsque l’application l’exige
condition-confirmation = L’organisation d’origine a confirmé l’invité assez récemment
condition-session = La session est active
condition-assignment = Une attribution donne l’application

## Audit
audit-text = Chaque modification et chaque refus, dans une chaîne qui ne peut être altérée sans que cela se remarque. Pour la vérifier :
number = N°
when = Quand
who = Qui
what = Quoi
about = Concerne
event-authz = Demande d’autorisation
event-client-auth = Authentification d’application
event-code = Échange de code
event-refresh = Renouvellement
event-userinfo = Informations utilisateur
event-revoke = Jeton rendu
event-par = Demande poussée
event-client-credentials = Application pour elle-même
event-device = Appareil
event-token-exchange = Jeton échangé
event-consent = Consentement
event-logout = Déconnexion
event-jwt = Jeton présenté
event-upstream-callback = Retour de l’organisation d’origine
event-upstream-metadata = Métadonnées de l’organisation d’origine
event-upstream-token = Jeton de l’organisation d’origine
event-outbound = Requête sortante
event-sign-in = Connexion
event-mail-code = Code par e-mail
event-step-up = Second facteur
event-passkey = Clé d’accès
event-link = Identité liée
event-invite = Invitation envoyée
event-move = Passage à la connexion du partenaire
event-invite-bruteforce = Liens essayés au hasard
event-invite-asked = Invitation demandée
event-redeem = Invitation acceptée
event-import = Fichier appliqué
event-partner = Partenaire modifié
event-domain = Domaine de messagerie modifié
event-connection = Mode de connexion modifié
event-guest = Invité modifié
event-setup = Configuration par le partenaire
event-group = Groupe modifié
event-app = Application modifiée
event-app-stream = Flux d’une application modifié
event-assignment = Attribution modifiée
event-admin = Administrateur
event-keys = Clés de signature
event-csrf = Formulaire étranger
event-guest-removed = Invité supprimé
event-scim = Annuaire du partenaire
event-leaver = A quitté son entreprise
event-guest-closed = Fiche clôturée
event-restored = Sauvegarde restaurée
event-delivery = Remise abandonnée
event-export = Liste extraite sous forme de fichier
event-tryout = Claims consultés ou connexion testée

## Confirmation
guests-concerned = Invités concernés
confirm-partner-suspend-title = Suspendre { $name } ?
confirm-partner-suspend-text = Tous ses invités sont refusés dès la prochaine requête, et leurs sessions se terminent. Vous pourrez le réactiver plus tard.
confirm-partner-suspend-go = Suspendre
confirm-partner-end-title = Mettre fin à la collaboration avec { $name } ?
confirm-partner-end-text = Tous ses invités sont refusés dès la prochaine requête, et les invitations ouvertes prennent fin. Cette action est irréversible.
confirm-partner-end-go = Mettre fin à la collaboration
confirm-connection-disable-title = Désactiver { $name } ?
confirm-connection-disable-text = Dès la prochaine requête, plus personne ne se connecte par ce mode de connexion, et toutes les sessions ouvertes par lui se terminent. Vous pourrez le réactiver ; rien de ce qui a pris fin ne revient.
confirm-connection-disable-go = Désactiver
confirm-app-disable-title = Désactiver { $name } ?
confirm-app-disable-text = Personne ne peut plus ouvrir l’application dès la prochaine requête. Vous pourrez la réactiver.
confirm-app-disable-go = Désactiver
confirm-guest-suspend-title = Suspendre { $name } ?
confirm-guest-suspend-text = L’invité est refusé dès la prochaine requête, et toutes ses sessions se terminent. Vous pourrez le réactiver plus tard ; rien de ce qui a pris fin ne revient.
confirm-guest-suspend-go = Suspendre
confirm-assignment-remove-title = Retirer { $name } ?
confirm-assignment-remove-text = Ce qui repose sur cette attribution prend fin immédiatement, et l’application est prévenue. Toute personne qui peut ouvrir l’application pour une autre raison se reconnecte.
confirm-assignment-remove-go = Retirer
confirm-app-secret-title = Créer un nouveau secret pour { $name } ?
confirm-app-secret-text = L’application a besoin du nouveau secret pour continuer.
confirm-app-secret-go = Créer le secret

## Le contrat de confiance
contract-title = Le contrat avec { $name }
contract-intro = Version { $version }. Chaque modification augmente la version, vaut dès la prochaine requête et reste dans l’historique.
change-contract = Modifier le contrat
contract = Contrat
contract-version = Version
contract-never = Non défini
field-mfa-amr = Méthodes qui comptent comme multifacteur
field-mfa-amr-hint = Valeurs de amr que l’organisation d’origine envoie, une par ligne, comme mfa. Ce qui n’y figure pas ne compte jamais.
field-mfa-acr = Contextes qui comptent comme multifacteur
field-mfa-acr-hint = Valeurs de acr que l’organisation d’origine envoie, une par ligne.
field-app-scope = Applications
app-scope-any = Toute application peut être attribuée
app-scope-only = Uniquement les applications choisies ci-dessous
field-allowed-apps = Applications choisies
field-quota = Nombre maximal d’invités
field-quota-hint = Vide : pas de limite.
field-recheck = Minutes pendant lesquelles une confirmation de l’organisation d’origine compte
field-recheck-hint = Ensuite, l’organisation d’origine est de nouveau interrogée avant toute attribution. Vide : tant que la session dure.
field-probe = Minutes entre deux questions à l’organisation d’origine sur un invité
field-probe-hint = En arrière-plan, sans l’invité. Vide : toutes les 15 minutes.
field-review = À réexaminer le
field-contacts = Contacts chez le partenaire
field-contacts-hint = Un par ligne, comme Ida Berg ida@fabrikam.example.
review-due = Réexamen à faire
review-due-text = Le jour est venu de réexaminer ce contrat. Modifiez sa date de réexamen ou mettez-y fin.
request = invitation demandée
request-text = Le lien n’a pas fonctionné pour quelqu’un, qui demande une autre invitation.
request-open = Quelqu’un pour qui le lien n’a pas fonctionné demande une autre invitation :
request-account = Cette personne a utilisé le compte { $account }, comme l’indique son propre système de connexion. Invitez cette adresse, invitez de nouveau, ou écartez la demande.
request-dismiss = Écarter

## Le second facteur
mfa-wanted = Exige l’authentification multifacteur
mfa-not-wanted = N’exige pas de second facteur
mfa-want = Exiger un second facteur
mfa-drop = Ne plus l’exiger
app-leavers = À la fin de l’accès
field-unconfirmed = Heures pendant lesquelles la parole de l’organisation d’origine sur un invité compte ici
field-unconfirmed-hint = Un invité que personne n’a confirmé depuis plus longtemps se reconnecte dans son organisation. Vide : ce que dit le contrat du partenaire.
notices-to-app = Avis de déconnexion
notices-state = { $waiting } en attente, { $dead } abandonnés
stream = Signaux
stream-enabled = Souhaités
stream-paused = Mis en pause par l’application
stream-disabled = Non souhaités par l’application
stream-push = envoyés à
stream-poll = récupérés par l’application
stream-told = Dernier signal qu’elle a confirmé
stream-signals = Signaux qui lui sont destinés
stream-end = Mettre fin au flux
stream-none = L’application n’a créé aucun flux de signaux. Elle le crée elle-même, avec l’étendue ssf.manage dans son inscription.
notices-resend = Renvoyer ceux abandonnés
reset-factors = Réinitialiser les seconds facteurs

## Domaines de messagerie
domains-title = Domaines de messagerie de { $name }
domains-intro = L’organisation d’origine de ce partenaire ne peut se porter garante que d’adresses de ces domaines. Un enregistrement dans le DNS ou le postmaster prouve un domaine ; ce qu’un administrateur a seulement affirmé compte jusqu’à ce que vous en décidiez autrement.
domains-proofs = Prouver
domain-state-attested = Affirmé par un administrateur
domain-state-proven = Prouvé
domain-state-lapsed = Périmé
domain-since = Depuis
domain-confirmed = Dernière confirmation
domain-next = Prochaine vérification
domain-record = Enregistrement TXT
domain-value = Sa valeur
domain-check = Le rechercher maintenant
domain-prove = Afficher l’enregistrement
domain-mail = Écrire au postmaster
domain-lapse = Ne plus le compter
domain-attest = Le compter sur ma parole
domain-add = Ajouter un domaine
field-domain = Domaine de messagerie
field-domain-hint = Comme fabrikam.example
start-link = Lien de démarrage pour ses collaborateurs

## Nouvelles clés pour les invités
rekey = Nouvelles clés pour les personnes dont le système de connexion a changé
rekey-title = Nouvelles clés pour les personnes de { $name }
rekey-intro = Lorsqu’un partenaire passe à un autre locataire ou à un autre produit, ses collaborateurs reviennent avec d’autres clés. Un fichier indique quelle nouvelle clé correspond à quelle ancienne ; une autre personne que vous l’approuve. Les collaborateurs conservent leurs applications et tout le reste.
rekey-open = En attente d’approbation
rekey-open-text = { $count ->
    [one] Nouvelle clé pour { $count } invité, proposée par { $by } le { $at }.
   *[other] Nouvelles clés pour { $count } invités, proposées par { $by } le { $at }.
}
rekey-own = Une autre personne doit l’approuver.
rekey-approve = Approuver et exécuter
rekey-discard = Écarter
rekey-propose = Proposer
rekey-check = Ce que ferait le fichier
rekey-total = { $count ->
    [one] { $count } ligne.
   *[other] { $count } lignes.
}
rekey-faults = { $count ->
    [0] Toutes sont utilisables.
    [one] { $count } est inutilisable.
   *[other] { $count } sont inutilisables.
}
rekey-left-out = { $count ->
    [0] Personne n’est oublié.
    [one] { $count } personne de l’ancien système de connexion n’est pas dans le fichier.
   *[other] { $count } personnes de l’ancien système de connexion ne sont pas dans le fichier.
}
rekey-old = Ancien sujet
rekey-new = Nouveau sujet
rekey-fault-cell-empty = Une cellule est vide
rekey-fault-old-unknown = Personne n’a cet ancien sujet
rekey-fault-old-twice = L’ancien sujet figure déjà plus haut
rekey-fault-new-twice = Le nouveau sujet figure déjà plus haut
rekey-fault-new-taken = Le nouveau sujet est déjà celui d’un invité
rekey-fault-guest-removed = L’invité a été supprimé
field-rekey-from = Ancien système de connexion
field-rekey-to = Nouveau système de connexion
field-rekey-hint = CSV avec les colonnes old_subject et new_subject ; new_issuer si le nouveau système de connexion en a plusieurs.

## Configuration par le partenaire
setup-by-partner = Laisser le partenaire relier son système de connexion
setup-of = Configuration par { $name }
setup-admin-text = L’administrateur informatique du partenaire reçoit un lien, prouve sa boîte aux lettres par un code, relie le système de connexion et le teste. Rien n’est activé avant que vous l’ayez approuvé.
setup-draft = Ce que le partenaire a rempli
setup-state-open = chez le partenaire
setup-state-submitted = en attente de votre décision
setup-state-approved = activée
setup-approve = Approuver et activer
setup-send-back = Renvoyer
field-setup-note = Ce qui doit être modifié
field-setup-note-hint = Les administrateurs informatiques du partenaire le lisent dans un e-mail et sur leur page.
setup-returned-at = Renvoyée le { $at }.
setup-links = Liens
setup-link-works = fonctionne
setup-link-revoked = retiré
setup-link-expired = expiré
setup-link-revoke = Retirer
setup-send = Envoyer le lien
setup-waits = Une configuration attend une approbation
field-setup-email = Adresse e-mail de l’administrateur informatique du partenaire
field-setup-email-hint = Le lien est valable 30 jours, et pour cette boîte aux lettres uniquement.
field-auto-approve = Approbation
auto-approve = Activer sans moi lorsque le partenaire prouve un domaine indiqué ici

event-recovery = Second facteur perdu
recovery = Clé d’accès perdue
recovery-text = S’est connecté, a prouvé sa boîte aux lettres et demande une nouvelle clé d’accès.
recovery-open = Cet invité s’est connecté, a prouvé sa boîte aux lettres et dit avoir perdu toutes ses clés d’accès et l’application d’authentification. Avant d’approuver, appelez-le à un numéro que vous connaissez : une boîte aux lettres volée présente exactement les mêmes apparences.
recovery-approve = Approuver une nouvelle clé d’accès
recovery-refuse = Refuser
event-invite-volume = Nombre inhabituel d’invitations
# Un mode de connexion
connection-open = Détails, test et modifications
connection-agreed = Ce qui est convenu
connection-change = Modifier ce qui est convenu
connection-client = Comment nous nous y authentifions
connection-claims = Revendications pour le nom, l’adresse et les groupes
connection-test-text = Connectez-vous une fois avec un compte du partenaire. Cela ne donne accès à personne ; nous affichons ce qui a été reçu.
connection-preview = Ce que le mappage en fait
connection-preview-text = L’aperçu montre ce que les noms ci-dessous font des revendications du dernier test, et ne modifie rien.
connection-verified = Adresse garantie
connection-our-groups = Groupes ici
claims-came = Revendications reçues
claim-at-userinfo = (depuis userinfo)
home-unread = Le fournisseur d’identité n’a pas pu être lu :
home-origins = Hôtes de ses points de terminaison
home-algorithms = Algorithmes de ses jetons d’ID
home-keys = Empreintes de ses clés
home-subjects = Aspect de ses sujets
shape-uuid = UUID
shape-digits = chiffres
shape-user-name = noms d’utilisateur
shape-address = adresses e-mail
shape-mixed = autres textes
shape-any = tout (accepté)
auth-method-client-secret = Avec un secret client
auth-method-private-key-jwt = Avec nos clés publiées (private_key_jwt)
auth-method-none = Avec rien (client public)
field-own-proof = Comment nous nous authentifions
field-new-secret = Nouveau secret client
field-new-secret-hint = Laissez vide pour garder celui qui est stocké. Il est stocké chiffré et n’est plus jamais affiché.
field-name-claim = Revendication contenant le nom
field-email-claim = Revendication contenant l’adresse e-mail
field-groups-claim = Revendication contenant les groupes
field-group-map = Groupes selon la valeur
field-group-map-hint = Un par ligne : la valeur chez le partenaire = un groupe ici. Toute personne qui y perd la valeur quitte le groupe ici.
preview = Aperçu
test-over = La connexion de test est terminée
test-over-text = Personne n’a été connecté par ce test. Le rapport montre ce qui a été reçu.
test-over-report = Afficher le rapport

# L’annuaire du partenaire (SCIM)

directory = Annuaire (SCIM)
directory-title = Annuaire de { $name }
directory-intro = Avec un jeton, l’annuaire du partenaire tient ses collaborateurs synchronisés avec nous : toute nouvelle personne peut venir, et toute personne qui part perd immédiatement l’accès. Il n’atteint que les personnes de ce mode de connexion.
directory-address = Adresse de base
directory-users = Utilisateurs de l’annuaire
directory-groups = Groupes de l’annuaire
directory-tokens = Jetons
directory-token = Jeton
directory-once = Ce jeton n’est affiché que maintenant. Remettez-le au service informatique du partenaire par un canal de confiance.
directory-made = Créé
directory-ends = Fin
directory-used = Dernière utilisation
directory-never = Jamais
directory-over = Terminé
directory-rotate = Deux jetons peuvent être actifs à la fois. Pour en changer, créez-en un autre, faites-le utiliser par le partenaire, puis révoquez l’ancien.
directory-make = Créer un jeton pour un an
directory-who = Qui est un utilisateur
field-directory-subject = Attribut contenant le sujet
field-directory-subject-hint = L’attribut d’un utilisateur qui contient ce que le système de connexion envoie comme sub. Il vaut pour les utilisateurs qui ne sont pas encore liés. Ne le choisissez que si le partenaire n’attribue jamais une valeur à une seconde personne.
directory-subject-none = Aucun : la première connexion avec l’adresse le dit
directory-subject-external-id = externalId
directory-subject-user-name = userName

## Listes : les invités et la chaîne d'audit
unconfirmed = Actif, non confirmé
ends-before = Se termine avant le (jour)
views = Filtres enregistrés :
view-name = Nom de ce filtre
view-save = Enregistrer le filtre
this-filter = Ce filtre
with-selected = Avec la sélection
select-all = Sélectionner les { $total } correspondants
extend = Fixer le dernier jour
change-sponsor = Changer de sponsor
export-csv = Exporter au format CSV
export-jsonl = Exporter au format JSON Lines
and-more = et { $count } de plus
bulk-act-give = Attribuer une application
bulk-act-extend = Fixer le dernier jour
bulk-act-sponsor = Changer de sponsor
bulk-act-remove = Supprimer l’accès
bulk-changed =
    { $count ->
        [one] { $count } invité modifié
       *[other] { $count } invités modifiés
    }
change-changed = Modifié
change-unchanged = L’était déjà
change-guest-unknown = Invité inexistant
change-guest-gone = Supprimé ou gelé
change-unavailable = Non effectué. Réessayez
actor-admin = Tout administrateur
actor-guest = Tout invité
actor-app = Toute application
actor-partner-admin = Service informatique du partenaire
actor-directory = Annuaire du partenaire
actor-anonymous = Non connecté
actor-operator = Exploitant
actor-system = Portico lui-même
why-refused = Refusé parce que
reference = Référence
since-day = Du (jour)
until-day = Au (jour)
chain-holds = Intègre
chain-verified = Vérifiée jusqu’à la ligne #{ $line }, { $at }
chain-broken = La ligne { $line } n’est pas telle qu’elle a été écrite. Conservez cette base de données en l’état et comparez-la à une sauvegarde.
chain-unchecked = Pas encore vérifiée.

## Ce que demandent les invités
requests-title = Demandes des invités
requests-none = Personne n’attend de réponse
requests-none-text = Les invités demandent des applications dans leur panneau. La page de chaque application indique si elle peut être demandée.
requests-all =
    { $count ->
        [one] Afficher la demande de tous les invités ({ $count })
       *[other] Afficher les { $count } demandes, y compris celles d’autres sponsors
    }
requests-mine = Seulement celles qui me sont adressées ({ $count })
requests-wait =
    { $count ->
        [one] { $count } demande d’un invité attend votre réponse
       *[other] { $count } demandes d’invités attendent votre réponse
    }
requests-invitations = Autres invitations demandées
request-title = { $guest } demande { $app }
request-for = Demande
request-since = Demandé
request-kind-access = accès
request-kind-extension = plus de temps
request-confirmed = Dernière confirmation par son entreprise
request-last-used = Dernière ouverture de l’application
request-never-used = jamais
request-now = Maintenant
request-opens = s’ouvre
request-guest-ends = Fin de tout l’accès de l’invité
request-partner-ends = Fin du contrat du partenaire
request-approve = Accorder
request-approve-text = L’invité peut ouvrir l’application immédiatement et en est informé par e-mail. S’il demande plus de temps, sa propre date de fin est aussi repoussée lorsqu’elle est antérieure.
request-refuse = Ne pas accorder
request-not-yours = La décision revient au sponsor de l’invité ou à un administrateur habilité.
field-request-until = Dernier jour
field-request-until-hint = Par exemple 2027-03-31. Au plus tard à la fin du contrat du partenaire.
field-request-reason = Pourquoi pas
field-request-reason-hint = L’invité le lit dans l’e-mail et dans son panneau.
app-listing = Dans le panneau
field-listing = À quoi sert l’application
field-listing-hint = Une ligne sous son nom, pour les invités.
field-requestable = Demandes
requestable-yes = Les invités peuvent demander cette application si le contrat de leur partenaire l’inclut
done-request-refused = Non accordé. L’invité en est informé par e-mail.
event-request = Accès demandé
## Paramètres
nav-settings = Paramètres
settings-text = Ce que vous enregistrez ici prend effet immédiatement, sur tous les nœuds. Videz un champ pour revenir à sa valeur par défaut.
settings-host = Entreprise
settings-languages = Langues
settings-mail = E-mail
settings-lifetimes = Délais
settings-limits = Limites
settings-contrast = Le contraste le plus faible de votre couleur est de { $light } sur les pages claires et de { $dark } sur les pages sombres ; un texte exige 4,5.
settings-fixed = Défini dans la configuration
settings-fixed-text = Ces valeurs figurent dans le fichier de configuration ou dans l’environnement. Modifiez-les à cet endroit, ou retirez-les de là pour les définir ici.
setting-company = Nom de l’entreprise
setting-contact-url = Où les invités obtiennent de l’aide
setting-contact-url-hint = Un lien qui commence par https:// ou mailto:
setting-support = Qui appeler
setting-support-hint = Une ligne au bas de chaque page, par exemple un numéro de téléphone et ses horaires
setting-brand-accent = Couleur des liens et des boutons
setting-brand-accent-hint = Par exemple #12558f. Elle doit être assez foncée pour être lisible sur fond blanc ; les pages sombres en utilisent une variante plus claire.
setting-logo = Logo
setting-logo-hint = Une image PNG ou WebP de 64 ko au plus, conçue pour un fond clair. Le format SVG n’est pas accepté, car il peut contenir des scripts.
setting-logo-remove = Supprimer le logo
setting-language = Langue si rien de plus précis n’en décide
setting-languages = Langues proposées
setting-languages-hint = Les invités peuvent en choisir une. Si aucune n’est cochée, ou si toutes le sont, toutes les langues traduites sont proposées.
setting-mail-from = Expéditeur des e-mails
setting-mail-from-hint = Par exemple Contoso, puis guests@contoso.example entre chevrons, ou une adresse seule
setting-mail-reply-to = Les réponses vont à
setting-mail-reply-to-hint = Lorsque la personne qui invite n’est pas nommée
setting-mail-bounce = Les e-mails non distribuables vont à
setting-mail-bounce-hint = Une boîte aux lettres que quelqu’un lit ; vide : l’expéditeur
setting-mail-reminders = Rappeler une invitation après (jours)
setting-mail-reminders-hint = Jusqu’à cinq nombres, par exemple 3 10. Saisissez 0 pour ne jamais la rappeler.
setting-mail-endings = Prévenir les invités avant la fin de leur accès (jours)
setting-mail-endings-hint = Jusqu’à cinq nombres, par exemple 2 14. Saisissez 0 pour ne pas les prévenir.
setting-span-hint = Par exemple 12h ou 14d
setting-lifetimes-invitation = Une invitation est valable pendant
setting-lifetimes-sponsor-grace = Les invités d’un sponsor parti restent pendant
setting-limits-invitations = Nouveaux invités par administrateur et par jour
setting-limits-codes = Codes vers une adresse par heure, pour un réseau
setting-limits-codes-of-strangers = Codes vers une adresse par heure, pour tous les appareils inconnus
setting-limits-codes-from = Codes qu’un réseau peut demander par heure
setting-limits-guesses = Liens incorrects qu’un réseau peut essayer par heure
setting-limits-lookups = Adresses qu’un réseau peut rechercher par heure
event-settings = Paramètres
mails-title = E-mails
mails-text = Chaque e-mail tel que les invités et les partenaires le reçoivent, avec votre nom, votre couleur et votre logo. Les noms et les liens sont des exemples.
mails-show = Afficher
mails-from = De
mails-html = Voir le HTML
mails-send = Me l’envoyer
mails-send-to = À { $mail }, par la file d’envoi comme tout autre e-mail. S’il n’arrive pas, le journal indique ce que le serveur de messagerie a répondu.
mail-kind = Type
mail-language = Langue
mail-kind-invitation = Invitation
mail-kind-reminder = Rappel d’une invitation
mail-kind-code = Code
mail-kind-access-ending = L’accès prend bientôt fin
mail-kind-access-ended = L’accès a pris fin
mail-kind-request-decision = Demande traitée
mail-kind-setup-link = Lien de configuration pour un partenaire
mail-kind-security-notice = Avis de sécurité
done-mailed = L’e-mail est envoyé.

## Administrateurs, preuves et clés
nav-admins = Administrateurs
nav-keys = Clés
done-rotated = De nouvelles clés sont créées. Elles signent dès que les applications peuvent les connaître.
admin-role-app-owner = propriétaire d’applications
admins-title = Administrateurs
admin-add = Ajouter un administrateur
admin-add-text = Cette personne reçoit un lien à usage unique pour sa première connexion. La page suivante permet de limiter un invitant ou un propriétaire d’applications à certains partenaires et à certaines applications.
admin-link-once = Remettez ce lien vous-même. Il fonctionne une seule fois, pendant { $minutes } minutes, et n’est affiché que maintenant.
admin-bind = Rôle et portée
admin-bind-text = Les partenaires et les applications ne comptent que pour les invitants et les propriétaires d’applications. Cela prend effet dès leur prochaine requête.
admin-new-link = Nouveau lien à usage unique
admin-audit = Ce que cette personne a fait
bound = limité à certains
bound-partners-hint = Un invitant ne voit et n’invite que des personnes de ces partenaires ; si aucun n’est coché, de tous.
bound-apps-hint = Un invitant n’attribue que celles-ci ; si aucune n’est cochée, toutes. Un propriétaire d’applications a celles-ci et aucune autre.
admin-step-up-title = Prouvez que c’est bien vous
admin-step-up-text = Ce qui suit est irréversible ou de grande portée. Prouvez avec votre clé d’accès que c’est bien vous ; vous reviendrez ensuite là où vous étiez.
admin-step-up-none = Vous n’avez pas de clé d’accès ici. Reconnectez-vous avec un lien à usage unique, puis ajoutez une clé d’accès. L’exploitant obtient un lien avec
keys-title = Clés de signature
keys-text = Les clés changent d’elles-mêmes. La suivante est publiée avant de signer, et une ancienne reste jusqu’à la fin de son dernier jeton.
keys-rotate = Changer les clés maintenant
keys-rotate-text = Crée de nouvelles clés, qui prennent le relais dès que les applications peuvent les connaître, par exemple parce qu’une clé a pu être divulguée.
keys-alg = Algorithme
keys-uses = Applications selon l’algorithme de leurs jetons d’ID
keys-access = jetons d’accès de toutes les applications
keys-jwks = Jeu de clés publié
key-next = Suivante
key-current = Actuelle
key-retiring = En fin de service
signs-from = Signe à partir du
signs-until = Signe jusqu’au
published-until = Publiée jusqu’au
app-count =
    { $count ->
        [one] { $count } application
       *[other] { $count } applications
    }

## Un invité : utilisation et sessions
last-used = Dernière utilisation
if-removed = Si l’accès est supprimé maintenant, ouverte jusqu’à
closed-at-once = fermée immédiatement
history-all = Historique complet
end-session = Terminer
end-sessions = Terminer toutes les sessions

## Page d’accueil : ce qui attend
count-unconfirmed = invités actifs non confirmés
count-orphans = invités actifs sans sponsor
count-ending = invités actifs dont l’accès prend fin dans les 30 jours
count-mails = e-mails non remis
sign-ins-today = Connexions d’aujourd’hui
signed-in = Connectés

## Terms of use
nav-terms = Conditions
done-published = Publiée. Cette version ne change plus.
condition-terms = L’invité a accepté les conditions d’utilisation
event-terms = Conditions d’utilisation
terms-title = Conditions d’utilisation
terms-of-use = Texte
field-terms-app = Demandé avant
field-terms-app-hint = Celles d’une application s’ajoutent à celles que tous acceptent.
field-terms-title = Titre
field-terms-text = Texte
field-terms-text-hint = Texte brut. Une ligne vide commence un paragraphe, les adresses https deviennent des liens. Titre et texte vides retirent la langue.
field-terms-from = En vigueur à partir du (jour)
field-terms-from-hint = Par exemple 2027-03-31, dès son premier instant (UTC). Vide : dès maintenant.
field-terms-also = Qui est interrogé
terms-again-all = Redemander à ceux qui ont accepté une version antérieure
terms-yearly = Redemander à chacun un an après son accord
terms-untitled = Pas encore de texte
terms-empty = Les invités n’acceptent encore rien
terms-empty-text = Rédigez ce qu’ils doivent accepter avant le premier accès, puis publiez-le.
terms-from = En vigueur à partir du
terms-agreed = Invités ayant accepté
terms-everything = tout
terms-new = Une autre version
terms-new-text = Commence par le texte de la dernière version. Personne n’est interrogé avant sa publication.
terms-new-go = Rédiger
terms-state-draft = brouillon
terms-state-to-come = à venir
terms-state-in-force = en vigueur
terms-state-replaced = remplacée
terms-discard = Jeter le brouillon
terms-next = Rédiger la version suivante
terms-published = Publiée
terms-asked = Interrogés
terms-asks-all = Tout le monde, même ceux qui ont accepté une version antérieure.
terms-asks-new = Ceux qui n’ont accepté aucune version antérieure.
terms-asks-yearly = Un accord expire au bout d’un an.
terms-to-ask = Invités actifs devant encore accepter
terms-write = Rédiger
terms-preview = Comme les invités le lisent
terms-publish = Publier
terms-publish-text = Une version publiée ne change jamais. Dès son entrée en vigueur, les invités interrogés n’ouvrent aucune application avant d’accepter ; qui travaille dans une application est interrogé quand elle renouvelle son accès.

## What an app learns, and trying it
auth-client-secret-basic = Par un secret dans l’en-tête (client_secret_basic)
auth-client-secret-post = Par un secret dans le formulaire (client_secret_post)
auth-none = Par rien : elle s’exécute sur l’appareil de l’invité
register-known = Inscrire un logiciel connu
register-known-text = L’URI de retour, la connexion et la déconnexion sont remplies ; vous recevez ensuite les réglages pour l’autre côté.
field-preset = Type d’application
field-app-url = Adresse de l’application
field-app-url-hint = Par exemple https://grafana.contoso.example ; une application native n’en a pas besoin.
field-app-shown = Nom pour les invités
preset-web = Application web avec serveur
preset-spa = Application monopage dans le navigateur
preset-native = Application native de bureau ou de téléphone
config-title = Réglages pour l’application
config-text = Copiez ceci dans les réglages de l’application et mettez le secret client à sa place.
trial = Essayer
trial-text = Un test exécute la vraie connexion dans ce navigateur. Vous n’avez pas de compte d’invité : connectez-vous comme un invité que vous pouvez être. Ce qui est accordé prend fin aussitôt, et aucun jeton n’est montré ni conservé.
trial-go = Tester la connexion
trial-title = Test de connexion à { $app }
trial-fine = La connexion fonctionne
trial-wrong = La connexion est revenue, mais un client ne la croirait pas
trial-refused = La connexion a été refusée
trial-as = { $guest } s’est connecté et le reste ici dans ce navigateur. Ce que l’application aurait reçu a pris fin.
trial-checks = Ce qu’un client vérifie
trial-request = Requête
trial-response = Réponse
check-state = La réponse appartient à la requête (state)
check-issuer = Elle vient de l’émetteur interrogé
check-signature = Le jeton d’ID est signé par une clé publiée
check-iss = Il nomme l’émetteur (iss)
check-aud = Il est destiné à cette application (aud)
check-exp = Il est valable maintenant (exp, iat)
check-nonce = Il appartient à la requête (nonce)
check-at-hash = Le jeton d’accès lui appartient (at_hash)
check-subject = Userinfo parle de la même personne (sub)
claims-open = Aperçu des jetons
claims-title = Ce que { $app } apprendrait
claims-text = Cherchez un invité pour voir ce que diraient les jetons maintenant. Rien n’est signé. Votre consultation est inscrite dans l’audit.
claims-show = Afficher les claims
claims-none = Il n’y aurait aucun jeton.
claims-session = Dans la session commencée le { $at }
claims-new-session = Comme après une nouvelle connexion ; ce que l’organisation d’origine dira alors n’est pas connu ici
field-claims-guest = Nom ou adresse d’un invité
field-scope = Scope
claim = Claim
claim-value = Valeur
claim-from = Origine
claim-anew = nouveau à chaque connexion
claim-source-portico = Portico lui-même
claim-source-home = Fournisseur d’identité d’origine
claim-source-invitation = Invitation
claim-source-assignment = Attribution
claim-source-partner = Partenaire
claim-source-app = Inscription de l’application
claim-source-request = Requête
claim-source-until = La politique : l’accès prend fin alors
document-id-token = Jeton d’ID
document-access-token = Jeton d’accès
document-userinfo = Userinfo
## Règles et aperçu des changements
policy-text = Choisissez une application et un changement, et voyez pour qui quelque chose changerait. Regarder ne change rien. Chaque formulaire qui change une règle pour beaucoup a le même bouton.
policy-mfa = Second facteur
policy-confirmed = La parole de l’entreprise d’origine vaut
policy-hours = { $count } h
policy-minutes = { $count } min
policy-by-contract = Selon le contrat
policy-by-session = Tant que dure la session
policy-try = Essayer un changement
field-try-change = Changement
preview-title = Aperçu : { $name }
preview-apply = Appliquer
preview-text = Rien n’a été changé. Qui est connecté est jugé comme à sa prochaine requête, les autres comme s’ils se connectaient maintenant.
preview-changes = Cela change { $changed } des { $pairs } paires invité × application
preview-changes-least = Cela change au moins { $changed } de plus de { $pairs } paires invité × application
preview-nobody = L’accès de personne ne change.
preview-before = Actuellement
preview-after = Ensuite
preview-more = Autres, non affichés : { $count }
effect-gains = Obtiennent l’application
effect-loses = Perdent l’application
effect-asked = Doivent d’abord fournir quelque chose
effect-freed = N’ont plus à le fournir
effect-until = La gardent jusqu’à un autre moment
effect-reason = Restent refusés, pour un autre motif
remedy-title = Plus petit changement
remedy-all = Tout ceci doit changer
remedy-go = Y aller
remedy-touches = Autres concernés : { $count }
remedy-touches-least = Autres concernés : au moins { $count }
remedy-resume-guest = Laisser l’invité entrer de nouveau
remedy-thaw-guest = Laisser entrer de nouveau l’invité gelé, après avoir demandé à son entreprise
remedy-extend-guest = Donner à l’invité un dernier jour plus tardif
remedy-resume-partner = Faire de nouveau confiance au partenaire
remedy-extend-contract = Donner au contrat un dernier jour plus tardif
remedy-enable-app = Activer l’application
remedy-allow-app = Ajouter l’application au contrat du partenaire
remedy-give-app = Donner l’application à l’invité
remedy-give-anew = Donner de nouveau l’application à l’invité, avec d’autres dates
remedy-guest-accepts = L’invité accepte l’invitation ; renvoyez-la au besoin
remedy-guest-agrees = L’invité accepte les conditions d’utilisation à la prochaine connexion
remedy-invite-anew = Inviter de nouveau cette personne
remedy-trust-anew = Ajouter de nouveau le partenaire, car celui-ci est terminé pour de bon
