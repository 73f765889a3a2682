# draft: not yet read by a native speaker
### Pagine degli amministratori.

## Navigazione e parole di tutte le pagine
nav = Principale
nav-dashboard = Inizio
nav-guests = Ospiti
nav-partners = Partner
nav-apps = App
nav-groups = Gruppi
nav-policy = Regole
nav-audit = Audit
yes = Sì
no = No
cancel = Annulla
save = Salva
next = Avanti
older = Meno recenti
refresh = Aggiorna
find = Cerca
filter = Filtra
more-filters = Altri filtri
any = Qualsiasi
state = Stato
in-use = In uso
off = Disattivato
switch-on = Attiva
switch-off = Disattiva
suspend = Sospendi
resume = Riattiva
take-away = Rimuovi
refused = Rifiutato
shown-of = { $shown } di { $total }
id = ID
app = App
guest = Ospite
group = Gruppo
partner = Partner
members = Membri
sessions = Sessioni attive
until = Fino a
ends = Fine
history = Cronologia
done-saved = Salvato.
done-invited = L'invito è stato inviato.
done-invited-shared = L'invito è stato inviato. Probabilmente questa casella di posta è letta da più persone e chi apre per primo il link può accettare: è meglio invitare ciascuna persona.
done-unlinked = Scollegato. Le sessioni sono terminate. Senza altri account l'ospite è congelato e può tornare solo con un nuovo invito.
done-resent = È stato inviato un nuovo invito. Il link precedente non è più valido.
done-suspended = Sospeso. Le sessioni sono terminate e d'ora in poi non è possibile aprire nulla.
done-resumed = Riattivato.
done-ended = Terminato.
done-taken = Rimosso. Ha effetto dalla prossima richiesta.
done-factors-reset = Eliminati. L'ospite accede di nuovo e può aggiungere un altro fattore.
done-given = Assegnato. Ha effetto dalla prossima richiesta.
done-dismissed = Archiviato.
done-thawed = Scongelato. L'ospite ha di nuovo app e gruppi e deve eseguire nuovamente l'accesso.
done-erased = Cancellato. Tutti i dati personali sono stati eliminati da questo record.
done-address-taken-over = Indirizzo acquisito. D'ora in poi le e-mail vanno al nuovo indirizzo.
done-sponsored = Passaggio effettuato.
done-passkey = La passkey è pronta per la prossima volta.

## Accesso
admin-sign-in-title = Accesso amministratori
admin-sign-in-passkey = Accedi con una passkey
admin-recover-title = Nessuna passkey a portata di mano?
admin-recover-text = Eseguire questo comando sul server. Genera un link che consente di accedere una volta.
admin-link-title = Accesso come amministratore
admin-link-text = Questo link è valido una sola volta. Viene consumato quando si preme il pulsante.
admin-link-use = Accedi

## Pagina iniziale
dashboard-title = Panoramica
latest = Ultime attività
count-guests-active = ospiti attivi
count-guests-invited = invitati, non ancora accettati
count-guests-suspended = ospiti sospesi
count-partners = partner
count-apps = app
count-deliveries-waiting = consegne in attesa
count-deliveries-dead = consegne abbandonate

## Ospiti
guest-state-invited = Invitato
guest-state-active = Attivo
guest-state-suspended = Sospeso
guest-state-frozen = Congelato
guest-state-removed = Rimosso
name-or-mail = Nome o e-mail
name-or-domain = Nome o dominio e-mail
confirmed = Ultima conferma
confirmed-through-probe = richiesta a { $name }
confirmed-through-sign-in = accesso tramite { $name }
confirmed-through-mailbox = codice via e-mail, { $name }
confirmed-counts = Valida fino a
standing-confirmed = Confermato
standing-overdue = In ritardo
standing-unconfirmable = Deve accedere di nuovo
standing-idle = Non in uso
partner-confirmed = Ospiti attivi: { $confirmed } confermati, { $overdue } in ritardo, { $unconfirmable } verificabili solo al prossimo accesso.
guests-empty = Nessun ospite trovato
guests-empty-text = Modificare il filtro o invitare qualcuno.
guest-count =
    { $count ->
        [one] 1 ospite
       *[other] { $count } ospiti
    }
guest-no-apps = A questo ospite non è stata assegnata alcuna app.
frozen-since = Congelato in data { $since }.
frozen-closes = In data { $until } tutti i dati personali saranno cancellati definitivamente da questo record.
frozen-archive = Torna con lo scongelamento:
frozen-archive-none = Nessuna app e nessun gruppo erano assegnati direttamente.
frozen-then = Nessuno può accedere come questo ospite. A questo indirizzo si può invitare un'altra persona, che non riceverà nulla di ciò che apparteneva a questo ospite.
thaw = Scongela
freeze-gone-at-home = La sua azienda non conosce più l'account.
freeze-account-disabled = La sua azienda ha disabilitato l'account.
freeze-account-purged = La sua azienda ha eliminato definitivamente l'account.
freeze-deprovisioned = La directory della sua azienda ha disattivato l'account.
freeze-deleted = La directory della sua azienda ha eliminato la persona.
freeze-recreated = Dallo stesso sistema di accesso è arrivato un altro account con questo indirizzo: ora potrebbe appartenere a un'altra persona. Chiedere alla sua azienda prima di scongelare o invitare di nuovo.
freeze-unlinked = L'account è stato tolto all'ospite. Può tornare con un nuovo invito.
freeze-subject-reused = Dopo molto tempo l'account si è presentato con un altro nome e un altro indirizzo: ora potrebbe appartenere a un'altra persona. Chiedere alla sua azienda prima di scongelare o invitare di nuovo.
freeze-unconfirmed = Nessuno ha confermato la persona per troppo tempo.
freeze-sponsor-gone = Lo sponsor se n'è andato e nessuno è subentrato.
closed-since = Chiuso in data { $since }. Tutti i dati personali sono stati cancellati.
count-guests-frozen = ospiti congelati
sponsor = Sponsor
sponsor-none = nessuno
sponsor-until = Congelamento
sponsor-gone = Sponsor assente
sponsor-gone-until = congelamento in data { $until }, se nessuno subentra
sponsors-title = Sponsor
sponsors-text = Ogni ospite ha un amministratore che ne risponde. Se questi se ne va, subentra qualcun altro oppure gli ospiti vengono congelati.
hand-over = Passa
field-guests-of = Ospiti di
field-successor = Chi ne risponde d'ora in poi
field-successor-hint = Senza un successore gli altri amministratori vengono avvisati via e-mail e gli ospiti vengono congelati al termine del periodo di tolleranza.
successor-nobody = Ancora nessuno
field-admin = Amministratore
admin-roles-text = Un proprietario può fare tutto. Un amministratore può fare tutto tranne cambiare chi amministra. Chi ha il ruolo di invitante invita persone e consulta. Un revisore consulta soltanto.
field-role = Ruolo
admin-role-owner = proprietario
admin-role-admin = amministratore
admin-role-inviter = invitante
admin-role-auditor = revisore
admin-off = Disattiva un amministratore
admin-off-text = Le sue sessioni terminano subito.
unlink = Togli questo account
take-address = Invia lì le e-mail d'ora in poi
erase = Cancella tutti i dati personali
confirm-guest-erase-title = Cancellare tutti i dati personali di { $name }?
confirm-guest-erase-text = L'ospite viene rimosso; nome, indirizzi, account, messaggi, passkey e accessi vengono cancellati definitivamente. Vengono eliminati anche i file di invito che contengono l'indirizzo. Restano un ID e la catena di audit, che contiene solo ID.
confirm-guest-erase-go = Cancella definitivamente
frozen-gone-at-home = non più in azienda
frozen-account-disabled = disabilitato in azienda
frozen-account-purged = eliminato in azienda
frozen-deprovisioned = disattivato nella directory
frozen-deleted = eliminato nella directory
frozen-recreated = è arrivata un'altra persona
frozen-unlinked = account tolto
frozen-subject-reused = tornato come un'altra persona
frozen-unconfirmed = non confermato
frozen-sponsor-gone = sponsor assente
home-address = In azienda
home-unverified = non confermato dal provider di origine
renew = Questo è un nuovo ospite, che non riceve nulla di quello precedente
can-open = Può aprire
why-link = Perché?
through = Tramite
via-direct = assegnazione diretta
via-group = gruppo
via-partner = tutti gli ospiti di
give-app = Assegna app
add-to-group = Aggiungi al gruppo
identity = Identità
signs-in-with = Accede con
mail-code = Codice via e-mail
invited-at = Invito
accepted-at = Accettazione
invitations = Inviti
valid-until = valido fino a: { $until }
invitation-state-open = Aperto
invitation-state-redeemed = Accettato
invitation-state-revoked = Revocato
invitation-state-expired = Scaduto
resend = Invia di nuovo l'invito
remove-access = Rimuovi accesso
to-guests = Tutti gli ospiti

## Rimozione
remove-title = Rimuovere l'accesso di { $name }?
remove-who = { $name } ({ $mail }) verrà rifiutato ovunque dalla prossima richiesta.
remove-effect = Che cosa termina
remove-apps =
    { $count ->
        [0] Al momento non è possibile aprire alcuna app.
        [one] 1 app:
       *[other] { $count } app:
    }
remove-sessions =
    { $count ->
        [0] Nessuna sessione attiva
        [one] 1 sessione attiva
       *[other] { $count } sessioni attive
    }
remove-invitations =
    { $count ->
        [0] Nessun invito aperto
        [one] 1 invito aperto
       *[other] { $count } inviti aperti
    }
remove-residual =
    { $minutes ->
        [one] Un'app che verifica i token autonomamente può proseguire per un minuto al massimo.
       *[other] Un'app che verifica i token autonomamente può proseguire per { $minutes } minuti al massimo.
    }
remove-final = L'operazione non può essere annullata. Un invito successivo crea un nuovo ospite.
removed-text = Accesso rifiutato ovunque dalle { $time }.
removed-no-apps = Nessuna app era stata aperta.
cut-at = Rifiutato dalle
app-told = Messaggio di disconnessione
tokens-end = Scadenza dell'ultimo token
told-at-once = Inviato subito
by-signal = Per segnale:
delivery-delivered = Consegnato
delivery-waiting = In attesa
delivery-dead = Abbandonato
delivery-deaf = L'app non è in ascolto
delivery-unused = Non aperta

## Rimozione multipla
tick-named = Seleziona { $name }
open-invitations = Inviti aperti
bulk-title =
    { $count ->
        [one] Rimuovere l'accesso di 1 ospite?
       *[other] Rimuovere l'accesso di { $count } ospiti?
    }
bulk-text =
    { $count ->
        [one] 1 ospite verrà rifiutato ovunque dalla prossima richiesta.
       *[other] { $count } ospiti verranno rifiutati ovunque dalla prossima richiesta. Ognuno viene rimosso singolarmente e ha una ricevuta.
    }
bulk-none = Nessuna selezione
bulk-done =
    { $count ->
        [0] Nessun ospite è stato rimosso
        [one] 1 ospite è stato rimosso
       *[other] { $count } ospiti sono stati rimossi
    }
removal-removed = Rimosso
removal-already-removed = Già rimosso in precedenza
removal-duplicate-row = Selezionato due volte
removal-guest-unknown = Ospite inesistente
removal-guest-ambiguous = Più partner hanno questo ospite
removal-partner-unknown = Partner inesistente
removal-cell-invalid = Né ID né indirizzo
removal-unavailable = Non eseguito. Riprovare

## Ricevute delle chiusure
receipts = Ricevute
receipt-text = Accesso rifiutato dalle { $time }.
receipt-by = Eseguito da
receipt-of = Riguarda
receipt-sessions = Sessioni terminate
receipt-grants = Accessi alle app terminati
receipt-invitations = Inviti revocati
receipt-line = Riga di audit e relativo hash
receipt-file = Scarica per conservare
receipt-hint = Il file contiene tutto questo e la riga di audit. Il comando “portico receipt check” lo confronta con la catena.
receipt-apps =
    { $count ->
        [0] Nessuna app
        [one] 1 app
       *[other] { $count } app
    }
receipt-notices = { $delivered } consegnati, { $waiting } in attesa, { $dead } abbandonati
receipt-guest-removed = Accesso rimosso: { $name }
receipt-guest-suspended = Ospite sospeso: { $name }
receipt-guest-frozen = Uscita dall'azienda, ospite congelato: { $name }
receipt-account-unlinked = Un account tolto: { $name }
receipt-factors-reset = Passkey eliminate: { $name }
receipt-signed-out = { $name }: uscita da tutte le sessioni
receipt-sessions-ended = Sessioni terminate: { $name }
receipt-home-signal = Sessioni terminate dal provider di origine: { $name }
receipt-partner-suspended = Partner sospeso: { $name }
receipt-partner-ended = La collaborazione con { $name } è terminata
receipt-contract-narrowed = App tolte dal contratto di { $name }
receipt-connection-disabled = Una connessione di { $name } è disattivata
receipt-app-disabled = App disattivata: { $name }
receipt-app-withdrawn = { $name } ha rinunciato alla registrazione
receipt-assignment-removed = Un'app tolta: { $name }
receipt-group-left = { $name } ha lasciato un gruppo
receipt-consent-withdrawn = { $name } ha revocato un consenso

## Inviti
invite-guest = Invita un ospite
invite-csv = Invita da CSV
invite-instead = Molti alla volta?
invite-several = Più persone contemporaneamente
send-invitation = Invia invito
field-email = E-mail
field-name = Nome
field-people = Persone
field-people-hint = Una per riga o separate da virgole, anche con il nome, come le copia un programma di posta. Fino a 100. Prima dell'invio vede che cosa riceverebbe ciascuna; e-mail e nome qui sotto possono restare vuoti.
field-partner = Partner
field-partner-hint = Nome o dominio e-mail. Lasciare vuoto per trovarlo dall'indirizzo.
field-apps = App
field-groups = Gruppi
field-message = Messaggio
field-message-hint = Testo semplice. Compare nell'e-mail e nella pagina dell'invito.
field-contact = Link di contatto
field-contact-hint = Come può contattarla l'ospite: https:// o mailto:
field-reply = Indirizzo dopo l'accettazione
field-reply-hint = Solo un indirizzo registrato da un'app. Se manca: l'app o il pannello.
field-language = Lingua

## CSV
import-title = Invita da CSV
import-text = Una riga per persona, la prima con le intestazioni. Sono ammessi virgole, punti e virgola e tabulazioni.
import-template = Scarica un modello
field-file = File
field-file-hint = .csv, come lo salva il foglio di calcolo
field-pasted = Oppure incollare le righe
check = Controlla
nothing-changed = Non è ancora stato modificato nulla.
import-ids = Scarica gli ID di app e gruppi
import-whole = Questo file è un elenco completo
import-whole-text = In tal caso chi non vi compare perde l'accesso. Prima viene mostrato di chi si tratta, con richiesta di conferma.
field-whole-partner = Di tutti gli ospiti del partner
field-whole-partner-hint = Chi non è nel file viene rimosso.
field-whole-app = Di tutti gli ospiti che hanno l'app
field-whole-app-hint = Chi non è nel file perde questa app. L'accesso tramite gruppi e partner rimane.
import-whole-of = elenco completo di
import-files = File degli ultimi giorni
import-rows =
    { $rows ->
        [one] 1 riga
       *[other] { $rows } righe
    }
import-step-reading = in lettura
import-step-checking = in fase di controllo
import-step-checked = controllato, non inviato
import-step-sending = in fase di invio
import-step-sent = inviato
import-columns = Colonne
column-email = L'indirizzo della persona. Obbligatorio.
column-name = Il nome della persona, per l'e-mail e l'elenco degli ospiti. Obbligatorio.
column-contact = Come la persona può contattarla: https:// o mailto:. Obbligatorio.
column-brand = L'app il cui nome compare nell'e-mail e nella pagina.
column-apps = App da assegnare: ID o nomi brevi, separati da spazi.
column-groups = Gruppi a cui aggiungerla: ID o nomi, separati da spazi.
column-reply = Dove andare dopo l'accettazione; solo un indirizzo registrato.
column-language = en, de, es, fr, it, ja, ko, pt-BR, ru, zh-Hans o zh-Hant.
import-check-title = Controllo delle righe
row-invite = Invita
row-add = Aggiungi
row-remove = Perde l'accesso
row-unchanged = Invariata
row-warning = Con osservazione
row-problem = Problema
row-skipped = Esclusa
import-whole-partner = Elenco completo di { $name }: su { $listed } ospiti, { $missing } non sono nel file e verranno rimossi.
import-whole-app = Elenco completo di { $name }: su { $listed } ospiti, { $missing } non sono nel file e perderanno l'app.
import-ceiling = Un file può terminare l'accesso di { $most } persone al massimo. Controllare che il file sia completo o far aumentare limits.reconcile.
import-nameless =
    { $count ->
        [one] 1 riga non indica nessuno. Correggerla o escluderla prima, affinché nessuno venga rimosso per errore.
       *[other] { $count } righe non indicano nessuno. Correggerle o escluderle prima, affinché nessuno venga rimosso per errore.
    }
import-confirm =
    { $missing ->
        [one] Sì, 1 persona perde l'accesso
       *[other] Sì, { $missing } persone perdono l'accesso
    }
import-again = Controlla di nuovo
import-all = Mostra tutte le righe
import-only =
    { $count ->
        [one] Mostra solo la riga con un problema o un'osservazione
       *[other] Mostra solo le { $count } righe con un problema o un'osservazione
    }
import-no-problems = Nessuna riga presenta problemi.
import-use = Usa
import-skip = Escludi
import-recheck = Controlla di nuovo
import-checking-title = Controllo delle righe in corso
import-sending-title = Invio degli inviti in corso
import-progress = { $done } di { $all }
import-leave = Si può chiudere questa pagina; l'operazione prosegue comunque. La pagina si aggiorna da sola.
import-send =
    { $invitations ->
        [0] Applica
        [one] Invia 1 invito
       *[other] Invia { $invitations } inviti
    }{ $additions ->
        [0] {""}
        [one] , modifica 1 ospite
       *[other] , modifica { $additions } ospiti
    }
import-result = Scarica il risultato
import-other = Scegli un altro file
line = Riga
address = Indirizzo
result = Risultato
message = Messaggio
import-applied-title = Gli inviti sono in partenza
import-done = Inviti: { $invitations }. Ospiti modificati: { $additions }.
import-done-title = Il file è stato elaborato
import-removed =
    { $count ->
        [one] 1 persona non era nel file e ha perso l'accesso; la ricevuta è nella sua pagina.
       *[other] { $count } persone non erano nel file e hanno perso l'accesso; le ricevute sono nelle loro pagine.
    }
mails-delivered = E-mail consegnate al server
mails-waiting = E-mail in attesa
mails-refused = E-mail rifiutate
invitations-accepted = Accettati
import-left-out =
    { $count ->
        [one] 1 riga è stata esclusa. Correggerla nel file del risultato e caricarlo di nuovo.
       *[other] { $count } righe sono state escluse. Correggerle nel file del risultato e caricarlo di nuovo.
    }

## Partner
partner-state-active = Attivo
partner-state-suspended = Sospeso
partner-state-ended = Terminato
partners-empty = Ancora nessun partner
partners-empty-text = Un partner è un'azienda di cui si invitano le persone.
add-partner = Aggiungi partner
end-partner = Termina la collaborazione
field-partner-name = Nome dell'azienda
field-domains = Domini e-mail
field-domains-hint = Uno per riga, ad esempio fabrikam.example
connections = Modalità di accesso
add-connection = Aggiungi provider di identità di origine
cut-over = Dai codici via e-mail a questo accesso
cut-over-accounts = { $count ->
    [0] Nessuno accede più con codici via e-mail.
    [one] { $count } ospite accede ancora con codici via e-mail.
   *[other] { $count } ospiti accedono ancora con codici via e-mail.
}
field-cut-over = Ultimo giorno dei codici via e-mail
field-cut-over-hint = Ad esempio 2027-03-31. Fino ad allora a ogni accesso viene chiesto di passare al nuovo sistema, con la possibilità di rimandare. Vuoto: non viene chiesto a nessuno.
mail-code-connection = Codice via e-mail e passkey, per chi non ha un provider di identità di origine.
redirect-uri = URI di reindirizzamento da registrare lì
home-logout-uri = Indirizzo di back-channel logout da registrare lì
our-keys = Le nostre chiavi (URL JWKS)
held = In attesa
needs-you = Richiede attenzione
held-text = Questo provider di identità è cambiato in un modo che nessuno ha approvato. Nessuno può usarlo per accedere finché la modifica non viene accettata. Chiedere prima al partner.
drift-issuer = Si identifica con un altro issuer.
drift-endpoints = I suoi indirizzi sono passati a un altro host.
drift-algorithms = Non firma più come prima.
drift-reusable-subjects = Identifica le persone con il nome utente o l'indirizzo, che le aziende prima o poi assegnano a qualcun altro. Accettare solo se il partner non lo fa mai.
drift-subjects = Identifica le persone in un altro modo.
release = Accetta la modifica
field-release-why = Perché
field-release-why-hint = A chi è stato chiesto e che cosa ha risposto. Resta nel registro di audit.
field-tenants = Tenant
field-tenants-hint = Solo per Microsoft Entra ID (ID tenant) e Google Workspace (domini), uno per riga.
field-connection-name = Nome sul pulsante
field-connection-name-hint = Di solito il nome dell'azienda.
field-issuer = Issuer
field-issuer-hint = L'indirizzo prima di /.well-known/openid-configuration
field-client-id = ID client
field-client-secret = Segreto client
field-client-secret-hint = Lasciare vuoto per autenticarsi con le nostre chiavi pubblicate; in tal caso non si condivide alcun segreto. Un segreto viene archiviato crittografato e non viene più mostrato.
partner-apps = App per tutti gli ospiti di questo partner

## App
apps-empty = Ancora nessuna app
apps-empty-text = Registrare la prima qui sotto.
register-app = Registra app
short-name = Nome breve
assignments = Assegnazioni
metadata-title = Tutto ciò che è registrato per { $name }
metadata-intro = I nomi sono quelli dei metadati client OAuth (RFC 7591). Ciò che si omette torna al valore predefinito.
metadata-all = Tutto ciò che è registrato per questa app
field-metadata = Metadati client
field-metadata-hint = Un oggetto JSON.
app-settings = Impostazioni di accesso
field-app = App
field-app-name = Nome
field-redirects = URI di reindirizzamento
field-redirects-hint = Indirizzi completi, uno per riga; vengono confrontati carattere per carattere.
field-auth-method = Tipo di client
field-alg = Firma del token ID
field-launch = Indirizzo di avvio
field-launch-hint = Dove porta il riquadro nel pannello.
field-app-contact-hint = A chi può rivolgersi un ospite rifiutato: https:// o mailto:
logout-told = Ultima disconnessione confermata dall'app
field-backchannel = URI di back-channel logout
field-backchannel-hint = Qui comunichiamo all'app che una sessione è terminata.
new-secret = Nuovo segreto
who-may-open = Chi può aprirla
nobody-yet = Nessuno. Un'app può essere aperta solo da coloro a cui è assegnata.
assign = Assegna
assign-hint = Compilare uno dei tre campi.
assignee-guest = ospite
assignee-group = gruppo
assignee-partner = tutti gli ospiti del partner
field-guest-mail = E-mail di un ospite
field-group = Gruppo
field-partner-all = Tutti gli ospiti di
field-ends = Ultimo giorno
field-ends-hint = Ad esempio 2027-03-31
secret-title = Chiavi per { $name }
secret-once = Il segreto viene mostrato solo questa volta. Salvarlo ora nella configurazione dell'app.
secret-none = Questa app è un client pubblico. Non ha un segreto.
secret-kept = L'ho salvato

## Gruppi
groups-empty = Ancora nessun gruppo
groups-empty-text = Un gruppo assegna le sue app a tutti i suoi membri.
add-group = Aggiungi gruppo
add-member = Aggiungi membro
field-group-name = Nome

## Spiegazioni
why-text = Qui rispondono le stesse regole che aprono o rifiutano un'app, per qualsiasi istante.
field-why-guest = Ospite
field-why-guest-hint = Indirizzo e-mail o identificativo. Oppure da solo: il riferimento di una pagina di rifiuto.
field-why-app = App
field-why-at = Quando
field-why-at-hint = Vuoto significa ora. Altrimenti, ad esempio, 2027-03-31T09:00:00Z
explain = Spiega
why-yes = Sì. { $guest } può aprire { $app }.
why-no = No. { $guest } non può aprire { $app }.
why-until = Termina automaticamente: { $until }.
why-at = Situazione in data { $at }
condition-guest = L'ospite è attivo e ha ancora tempo
condition-partner = Il partner è attendibile
condition-app = L'app è in uso
condition-contract = L'accordo con il partner comprende l'app
condition-mfa = È dimostrato un secondo fattore, se l'app lo richiede
condition-confirmation = Il provider di origine ha confermato l'ospite di recente
condition-session = La sessione è attiva
condition-assignment = Un'assegnazione concede l'app

## Audit
audit-text = Ogni modifica e ogni rifiuto, in una catena che non può essere alterata senza che si noti. Per verificarla:
number = N.
when = Quando
who = Chi
what = Che cosa
about = Riguarda
event-authz = Richiesta di autorizzazione
event-client-auth = Autenticazione dell'app
event-code = Riscatto del codice
event-refresh = Aggiornamento token
event-userinfo = Informazioni utente
event-revoke = Token restituito
event-par = Richiesta inviata in anticipo
event-client-credentials = App per proprio conto
event-device = Dispositivo
event-token-exchange = Token scambiato
event-consent = Consenso
event-logout = Disconnessione
event-jwt = Token presentato
event-upstream-callback = Ritorno dal provider di origine
event-upstream-metadata = Metadati del provider di origine
event-upstream-token = Token del provider di origine
event-outbound = Richiesta in uscita
event-sign-in = Accesso
event-mail-code = Codice via e-mail
event-step-up = Secondo fattore
event-passkey = Passkey
event-link = Identità collegata
event-invite = Invito inviato
event-move = Passaggio all'accesso del partner
event-invite-bruteforce = Tentativi di indovinare link
event-invite-asked = Invito richiesto
event-redeem = Invito accettato
event-import = File applicato
event-partner = Partner modificato
event-domain = Dominio e-mail modificato
event-connection = Connessione modificata
event-guest = Ospite modificato
event-setup = Configurazione da parte del partner
event-group = Gruppo modificato
event-app = App modificata
event-app-stream = Flusso di un'app modificato
event-assignment = Assegnazione modificata
event-admin = Amministratore
event-keys = Chiavi di firma
event-csrf = Modulo estraneo
event-guest-removed = Ospite rimosso
event-scim = Directory del partner
event-leaver = Uscita dall'azienda
event-guest-closed = Record chiuso
event-restored = Backup ripristinato
event-delivery = Consegna abbandonata
event-export = Elenco esportato in un file
event-tryout = Claim visti in anteprima o accesso provato

## Conferme
guests-concerned = Ospiti interessati
confirm-partner-suspend-title = Sospendere { $name }?
confirm-partner-suspend-text = Tutti i suoi ospiti vengono rifiutati dalla prossima richiesta e le loro sessioni terminano. Sarà possibile riattivarlo in seguito.
confirm-partner-suspend-go = Sospendi
confirm-partner-end-title = Terminare la collaborazione con { $name }?
confirm-partner-end-text = Tutti i suoi ospiti vengono rifiutati dalla prossima richiesta e gli inviti aperti terminano. L'operazione non può essere annullata.
confirm-partner-end-go = Termina la collaborazione
confirm-connection-disable-title = Disattivare { $name }?
confirm-connection-disable-text = Dalla prossima richiesta nessuno può usarla per accedere e tutte le sessioni che ne provengono terminano. Sarà possibile riattivarla; ciò che è terminato non torna.
confirm-connection-disable-go = Disattiva
confirm-app-disable-title = Disattivare { $name }?
confirm-app-disable-text = Dalla prossima richiesta nessuno può aprire l'app. Sarà possibile riattivarla.
confirm-app-disable-go = Disattiva
confirm-guest-suspend-title = Sospendere { $name }?
confirm-guest-suspend-text = L'ospite viene rifiutato dalla prossima richiesta e tutte le sessioni terminano. Sarà possibile riattivarlo in seguito; ciò che è terminato non torna.
confirm-guest-suspend-go = Sospendi
confirm-assignment-remove-title = Togliere { $name }?
confirm-assignment-remove-text = Ciò che dipende da questa assegnazione termina subito e l'app viene avvisata. Chi può aprire l'app per un altro motivo deve eseguire di nuovo l'accesso.
confirm-assignment-remove-go = Togli
confirm-app-secret-title = Creare un nuovo segreto per { $name }?
confirm-app-secret-text = Per continuare l'app ha bisogno del nuovo segreto.
confirm-app-secret-go = Crea nuovo segreto

## Il contratto di fiducia
contract-title = Il contratto con { $name }
contract-intro = Versione { $version }. Ogni modifica aumenta la versione, vale dalla prossima richiesta e resta nella cronologia.
change-contract = Modifica il contratto
contract = Contratto
contract-version = Versione
contract-never = Non impostato
field-mfa-amr = Metodi validi come autenticazione a più fattori
field-mfa-amr-hint = Valori di amr inviati dal provider di origine, uno per riga, ad esempio mfa. Ciò che non è elencato non vale mai.
field-mfa-acr = Contesti validi come autenticazione a più fattori
field-mfa-acr-hint = Valori di acr inviati dal provider di origine, uno per riga.
field-app-scope = App
app-scope-any = Si può assegnare qualsiasi app
app-scope-only = Solo le app scelte qui sotto
field-allowed-apps = App scelte
field-quota = Numero massimo di ospiti
field-quota-hint = Vuoto: nessun limite.
field-recheck = Minuti di validità di una conferma del provider di origine
field-recheck-hint = Trascorsi questi, il provider di origine viene interpellato di nuovo prima di concedere qualsiasi cosa. Vuoto: finché dura la sessione.
field-probe = Minuti tra due richieste su un ospite al provider di origine
field-probe-hint = In background, senza l'ospite. Vuoto: ogni 15 minuti.
field-review = Data della prossima revisione
field-contacts = Contatti lì
field-contacts-hint = Uno per riga, ad esempio Ida Berg ida@fabrikam.example.
review-due = Revisione da eseguire
review-due-text = È arrivato il giorno di rivedere questo contratto. Modificare la data di revisione o terminarlo.
request = invito richiesto
request-text = Il link non ha funzionato per qualcuno, che ne chiede un altro.
request-open = Qualcuno per cui il link non ha funzionato chiede un altro invito:
request-account = È stato usato l'account { $account }, secondo il suo sistema di accesso. Invitare quell'indirizzo, inviare di nuovo l'invito o archiviare la richiesta.
request-dismiss = Archivia

## Secondo fattore
mfa-wanted = Richiede l'autenticazione a più fattori
mfa-not-wanted = Non richiede un secondo fattore
mfa-want = Richiedi un secondo fattore
mfa-drop = Non richiederlo più
app-leavers = Quando l'accesso termina
field-unconfirmed = Ore di validità qui di una conferma del provider di origine su un ospite
field-unconfirmed-hint = Un ospite non confermato da più tempo deve accedere di nuovo presso il provider di origine. Vuoto: vale il contratto del partner.
notices-to-app = Avvisi di disconnessione
notices-state = { $waiting } in attesa, { $dead } abbandonati
stream = Segnali
stream-enabled = Richiesti
stream-paused = Sospesi dall'app
stream-disabled = Non richiesti dall'app
stream-push = inviati a
stream-poll = prelevati dall'app
stream-told = Ultimo segnale confermato
stream-signals = Segnali all'app
stream-end = Termina il flusso
stream-none = L'app non ha creato alcun flusso di segnali. Lo crea da sola, con lo scope ssf.manage nella sua registrazione.
notices-resend = Invia di nuovo quelli abbandonati
reset-factors = Reimposta i secondi fattori

## Domini e-mail
domains-title = Domini e-mail di { $name }
domains-intro = Il provider di origine di questo partner può garantire solo per gli indirizzi di questi domini. Un record nel DNS o il postmaster ne dimostra uno; ciò che è stato solo dichiarato da un amministratore vale finché non viene disposto altrimenti.
domains-proofs = Verifica
domain-state-attested = Dichiarato da un amministratore
domain-state-proven = Verificato
domain-state-lapsed = Decaduto
domain-since = Dal
domain-confirmed = Ultima conferma
domain-next = Prossimo controllo
domain-record = Record TXT
domain-value = Valore
domain-check = Controlla ora
domain-prove = Mostra il record
domain-mail = Scrivi al postmaster
domain-lapse = Non considerarlo più valido
domain-attest = Consideralo valido sulla mia parola
domain-add = Aggiungi dominio
field-domain = Dominio e-mail
field-domain-hint = Ad esempio fabrikam.example
start-link = Link di avvio per le sue persone

## Nuove chiavi per gli ospiti
rekey = Nuove chiavi per persone il cui accesso è stato trasferito
rekey-title = Nuove chiavi per le persone di { $name }
rekey-intro = Quando un partner passa a un altro tenant o prodotto, le sue persone tornano con chiavi diverse. Un file indica quale nuova chiave corrisponde a quale vecchia; la approva una persona diversa da chi lo propone. Le persone conservano le app e tutto il resto.
rekey-open = In attesa di approvazione
rekey-open-text = { $count ->
    [one] Una nuova chiave per un ospite, proposta da { $by } in data { $at }.
   *[other] Nuove chiavi per { $count } ospiti, proposte da { $by } in data { $at }.
}
rekey-own = Deve approvarla un'altra persona.
rekey-approve = Approva ed esegui
rekey-discard = Archivia
rekey-propose = Proponi
rekey-check = Che cosa farebbe il file
rekey-total = { $count ->
    [one] Una riga.
   *[other] { $count } righe.
}
rekey-faults = { $count ->
    [0] Tutte utilizzabili.
    [one] Una non è utilizzabile.
   *[other] { $count } non sono utilizzabili.
}
rekey-left-out = { $count ->
    [0] Nessuno è escluso.
    [one] Una persona del vecchio accesso non è nel file.
   *[other] { $count } persone del vecchio accesso non sono nel file.
}
rekey-old = Vecchio subject
rekey-new = Nuovo subject
rekey-fault-cell-empty = Una cella è vuota
rekey-fault-old-unknown = Nessuno ha questo vecchio subject
rekey-fault-old-twice = Il vecchio subject compare già sopra
rekey-fault-new-twice = Il nuovo subject compare già sopra
rekey-fault-new-taken = Il nuovo subject appartiene già a un ospite
rekey-fault-guest-removed = L'ospite è stato rimosso
field-rekey-from = Vecchio accesso
field-rekey-to = Nuovo accesso
field-rekey-hint = CSV con le colonne old_subject e new_subject; anche new_issuer se il nuovo accesso ha più issuer.

## Configurazione da parte del partner
setup-by-partner = Lascia che il partner colleghi il proprio accesso
setup-of = Configurazione da parte di { $name }
setup-admin-text = L'amministratore IT del partner riceve un link, dimostra con un codice che la casella di posta è sua, collega il sistema di accesso e lo testa. Nulla entra in funzione prima dell'approvazione.
setup-draft = Che cosa ha compilato il partner
setup-state-open = presso il partner
setup-state-submitted = in attesa di approvazione
setup-state-approved = in funzione
setup-approve = Approva e attiva
setup-send-back = Restituisci
field-setup-note = Che cosa modificare
field-setup-note-hint = Gli amministratori IT del partner lo leggono in un'e-mail e nella loro pagina.
setup-returned-at = Restituito in data { $at }.
setup-links = Link
setup-link-works = valido
setup-link-revoked = revocato
setup-link-expired = scaduto
setup-link-revoke = Revoca
setup-send = Invia link
setup-waits = Una configurazione attende l'approvazione
field-setup-email = Indirizzo e-mail dell'amministratore IT del partner
field-setup-email-hint = Il link è valido per 30 giorni e solo per questa casella.
field-auto-approve = Approvazione
auto-approve = Attiva senza di me quando il partner verifica un dominio elencato qui

event-recovery = Secondo fattore perso
recovery = Passkey persa
recovery-text = Ha eseguito l'accesso, ha dimostrato il possesso della casella di posta e chiede una nuova passkey.
recovery-open = Questo ospite ha eseguito l'accesso, ha dimostrato il possesso della casella di posta e dichiara di aver perso tutte le passkey e l'app di autenticazione. Prima di approvare, chiamarlo a un numero noto: il furto di una casella di posta si presenta esattamente allo stesso modo.
recovery-approve = Approva una nuova passkey
recovery-refuse = Rifiuta
event-invite-volume = Numero insolito di inviti
# Una connessione
connection-open = Dettagli, test e modifiche
connection-agreed = Che cosa è concordato
connection-change = Modifica ciò che è concordato
connection-client = Come ci autentichiamo lì
connection-claims = Claim per nome, indirizzo e gruppi
connection-test-text = Accedere una volta con un account del partner. Nessuno entra per questo; viene mostrato che cosa è stato restituito.
connection-preview = Che cosa ne ricava la mappatura
connection-preview-text = L'anteprima mostra che cosa ricavano i nomi qui sotto dai claim dell'ultimo test e non modifica nulla.
connection-verified = Indirizzo garantito
connection-our-groups = Gruppi qui
claims-came = Claim ricevuti
claim-at-userinfo = (da userinfo)
home-unread = Impossibile leggere il provider di identità:
home-origins = Host dei suoi endpoint
home-algorithms = Algoritmi dei suoi token ID
home-keys = Impronte delle sue chiavi
home-subjects = Aspetto dei suoi subject
shape-uuid = UUID
shape-digits = cifre
shape-user-name = nomi utente
shape-address = indirizzi e-mail
shape-mixed = altri testi
shape-any = qualsiasi (accettato)
auth-method-client-secret = Con un segreto client
auth-method-private-key-jwt = Con le nostre chiavi pubblicate (private_key_jwt)
auth-method-none = Con nulla (client pubblico)
field-own-proof = Come ci autentichiamo
field-new-secret = Nuovo segreto client
field-new-secret-hint = Lasciare vuoto per mantenere quello archiviato. Viene archiviato crittografato e non viene più mostrato.
field-name-claim = Claim con il nome
field-email-claim = Claim con l'indirizzo e-mail
field-groups-claim = Claim con i gruppi
field-group-map = Gruppi per valore
field-group-map-hint = Uno per riga: il valore presso il partner = un gruppo qui. Chi perde il valore lì lascia il gruppo qui.
preview = Anteprima
test-over = L'accesso di prova è terminato
test-over-text = Nessuno ha ottenuto l'accesso con esso. Il rapporto mostra che cosa è arrivato.
test-over-report = Mostra il rapporto

# La directory del partner (SCIM)

directory = Directory (SCIM)
directory-title = Directory di { $name }
directory-intro = Con un token la directory del partner mantiene aggiornate le sue persone presso di noi: chi è nuovo può venire e chi se ne va perde subito l'accesso. Riguarda solo le persone di questa connessione.
directory-address = Indirizzo di base
directory-users = Utenti
directory-groups = Gruppi
directory-tokens = Token
directory-token = Token
directory-once = Questo token viene mostrato ora e mai più. Consegnarlo al reparto IT del partner tramite un canale affidabile.
directory-made = Creato
directory-ends = Scadenza
directory-used = Ultimo utilizzo
directory-never = Mai
directory-over = Scaduto
directory-rotate = Sono ammessi due token alla volta. Per sostituirne uno, crearne un altro, farlo usare al partner e poi revocare il vecchio.
directory-make = Crea un token per un anno
directory-who = Chi è un utente
field-directory-subject = Attributo con il subject
field-directory-subject-hint = L'attributo dell'utente che contiene ciò che il sistema di accesso di quell'azienda invia come sub. Vale per gli utenti non ancora collegati. Sceglierlo solo se il partner non assegna mai un valore a una seconda persona.
directory-subject-none = Nessuno: decide il primo accesso con l'indirizzo
directory-subject-external-id = externalId
directory-subject-user-name = userName
unconfirmed = Attivi, non confermati
ends-before = Fine prima di (giorno)
views = Filtri salvati:
view-name = Nome per questo filtro
view-save = Salva filtro
this-filter = Questo filtro
with-selected = Con gli elementi selezionati
select-all = Seleziona tutti i { $total } corrispondenti
extend = Imposta ultimo giorno
change-sponsor = Cambia sponsor
export-csv = Esporta in CSV
export-jsonl = Esporta in JSON Lines
and-more = e altri { $count }
bulk-act-give = Assegna app
bulk-act-extend = Imposta ultimo giorno
bulk-act-sponsor = Cambia sponsor
bulk-act-remove = Rimuovi accesso
bulk-changed =
    { $count ->
        [one] 1 ospite modificato
       *[other] { $count } ospiti modificati
    }
change-changed = Modificato
change-unchanged = Era già così
change-guest-unknown = Ospite inesistente
change-guest-gone = Rimosso o congelato
change-unavailable = Non eseguito. Riprovare
actor-admin = Qualsiasi amministratore
actor-guest = Qualsiasi ospite
actor-app = Qualsiasi app
actor-partner-admin = IT del partner
actor-directory = Directory del partner
actor-anonymous = Accesso non eseguito
actor-operator = Operatore
actor-system = Portico stesso
why-refused = Motivo del rifiuto
reference = Riferimento
since-day = Dal (giorno)
until-day = Al (giorno)
chain-holds = Integra
chain-verified = Verificata fino a #{ $line }, { $at }
chain-broken = La riga { $line } non è come è stata scritta. Conservare questo database così com'è e confrontarlo con un backup.
chain-unchecked = Non ancora verificata.
requests-title = Richieste degli ospiti
requests-none = Nessuno attende una risposta
requests-none-text = Gli ospiti chiedono le app dal loro pannello. Quali possano chiedere si imposta nella pagina di ciascuna app.
requests-all =
    { $count ->
        [one] Mostra la richiesta di tutti gli ospiti
       *[other] Mostra tutte le { $count } richieste, anche quelle di altri sponsor
    }
requests-mine = Solo quelle per me ({ $count })
requests-wait =
    { $count ->
        [one] 1 richiesta di un ospite attende la sua risposta
       *[other] { $count } richieste di ospiti attendono la sua risposta
    }
requests-invitations = Altri inviti richiesti
request-title = { $guest } chiede { $app }
request-for = Chiede
request-since = Data della richiesta
request-kind-access = accesso
request-kind-extension = più tempo
request-confirmed = Ultima conferma da parte della sua azienda
request-last-used = Ultima apertura dell'app
request-never-used = mai
request-now = Ora
request-opens = si apre
request-guest-ends = Fine di ogni accesso dell'ospite
request-partner-ends = Fine del contratto del partner
request-approve = Concedi
request-approve-text = L'ospite può aprire subito l'app e viene avvisato via e-mail. Se chiede più tempo, viene spostata anche la sua data di fine, se precede quella nuova.
request-refuse = Non concedere
request-not-yours = Decide lo sponsor dell'ospite o un amministratore con potere di gestione.
field-request-until = Ultimo giorno
field-request-until-hint = Ad esempio 2027-03-31. Non oltre il contratto del partner.
field-request-reason = Perché no
field-request-reason-hint = L'ospite lo legge nell'e-mail e nel suo pannello.
app-listing = Nel pannello
field-listing = A che cosa serve l'app
field-listing-hint = Una riga sotto il nome, per gli ospiti.
field-requestable = Richieste
requestable-yes = Gli ospiti possono chiedere questa app se il contratto del loro partner la comprende
done-request-refused = Non concesso. L'ospite viene avvisato via e-mail.
event-request = Accesso richiesto

## Impostazioni
nav-settings = Impostazioni
settings-text = Ciò che si salva qui vale subito, su ogni nodo. Svuotare un campo per ripristinare il valore predefinito.
settings-host = Azienda
settings-languages = Lingue
settings-mail = E-mail
settings-lifetimes = Scadenze
settings-limits = Limiti
settings-contrast = Il contrasto minimo del colore è { $light } sulle pagine chiare e { $dark } su quelle scure; per il testo serve 4,5.
settings-fixed = Definito nella configurazione
settings-fixed-text = Questi valori si trovano nel file di configurazione o nell'ambiente. Modificarli lì, oppure toglierli per impostarli qui.
setting-company = Nome dell'azienda
setting-contact-url = Dove gli ospiti trovano assistenza
setting-contact-url-hint = Un link che inizi con https:// o mailto:
setting-support = Chi chiamare
setting-support-hint = Una riga in fondo a ogni pagina, ad esempio un numero di telefono con gli orari
setting-brand-accent = Colore di link e pulsanti
setting-brand-accent-hint = Ad esempio #12558f. Deve essere abbastanza scuro da leggersi sul bianco; le pagine scure ne usano una versione più chiara.
setting-logo = Logo
setting-logo-hint = Un'immagine PNG o WebP di 64 kB al massimo, disegnata per uno sfondo chiaro. Il formato SVG non è accettato perché può contenere script.
setting-logo-remove = Rimuovi il logo
setting-language = Lingua, se nient'altro la determina
setting-languages = Lingue offerte
setting-languages-hint = Gli ospiti possono scegliere tra queste. Se non ne è selezionata nessuna o lo sono tutte, viene offerta ogni lingua tradotta.
setting-mail-from = Mittente delle e-mail
setting-mail-from-hint = Ad esempio Contoso e guests@contoso.example tra parentesi angolari, oppure solo un indirizzo
setting-mail-reply-to = Le risposte vanno a
setting-mail-reply-to-hint = Se non è indicato chi ha inviato l'invito
setting-mail-bounce = Le e-mail non recapitabili vanno a
setting-mail-bounce-hint = Una casella di posta che qualcuno legge; se vuoto, il mittente
setting-mail-reminders = Giorni dopo i quali ricordare un invito
setting-mail-reminders-hint = Fino a cinque numeri, ad esempio 3 10. Immettere 0 per non ricordarlo mai.
setting-mail-endings = Giorni di anticipo con cui avvisare gli ospiti della fine dell'accesso
setting-mail-endings-hint = Fino a cinque numeri, ad esempio 2 14. Immettere 0 per non avvisare.
setting-span-hint = Ad esempio 12h o 14d
setting-lifetimes-invitation = Validità di un invito
setting-lifetimes-sponsor-grace = Periodo di tolleranza per gli ospiti di uno sponsor che se n'è andato
setting-limits-invitations = Nuovi ospiti che un amministratore può invitare in un giorno
setting-limits-codes = Codici a un indirizzo in un'ora, per una rete
setting-limits-codes-of-strangers = Codici a un indirizzo in un'ora, per tutti i dispositivi sconosciuti
setting-limits-codes-from = Codici che una rete può richiedere in un'ora
setting-limits-guesses = Link errati che una rete può provare in un'ora
setting-limits-lookups = Indirizzi che una rete può cercare in un'ora
event-settings = Impostazioni
mails-title = E-mail
mails-text = Ogni e-mail come la ricevono ospiti e partner, con nome, colore e logo dell'azienda. Nomi e link sono esempi.
mails-show = Mostra
mails-from = Da
mails-html = Visualizza l'HTML
mails-send = Invia a me
mails-send-to = A { $mail }, tramite la posta in uscita come ogni altra e-mail. Se non arriva, il log riporta la risposta del server di posta.
mail-kind = Tipo
mail-language = Lingua
mail-kind-invitation = Invito
mail-kind-reminder = Promemoria di un invito
mail-kind-code = Codice
mail-kind-access-ending = L'accesso sta per terminare
mail-kind-access-ended = L'accesso è terminato
mail-kind-request-decision = Richiesta decisa
mail-kind-setup-link = Link di configurazione per un partner
mail-kind-security-notice = Avviso di sicurezza
done-mailed = L'e-mail è in partenza.

## Amministratori, prove e chiavi
nav-admins = Amministratori
nav-keys = Chiavi
done-rotated = Le nuove chiavi sono state create. Firmeranno non appena le app potranno conoscerle.
admin-role-app-owner = responsabile di app
admins-title = Amministratori
admin-add = Aggiungi amministratore
admin-add-text = Riceve un link monouso per il primo accesso. I partner e le app di un invitante o di un responsabile di app si scelgono nella pagina successiva.
admin-link-once = Consegnare questo link di persona. È valido una sola volta, per { $minutes } minuti, e viene mostrato solo ora.
admin-bind = Ruolo e ambito
admin-bind-text = Partner e app contano solo per invitanti e responsabili di app. Ha effetto dalla loro prossima richiesta.
admin-new-link = Nuovo link monouso
admin-audit = Che cosa ha fatto
bound = solo alcuni partner o app
bound-partners-hint = Un invitante vede e invita solo persone di questi partner; nessuna selezione significa tutti.
bound-apps-hint = Un invitante assegna solo queste; nessuna selezione significa tutte. Un responsabile di app ha queste e nessun'altra.
admin-step-up-title = Conferma della sua identità
admin-step-up-text = L'operazione seguente non può essere annullata o ha effetti estesi. Confermare la propria identità con la passkey; poi si torna al punto di partenza.
admin-step-up-none = Qui non è registrata una sua passkey. Accedere di nuovo con un link monouso e aggiungere una passkey. L'operatore genera un link con
keys-title = Chiavi di firma
keys-text = Le chiavi si rinnovano da sole. La successiva viene pubblicata prima che firmi, e una vecchia resta finché non è scaduto il suo ultimo token.
keys-rotate = Sostituisci ora
keys-rotate-text = Nuove chiavi subentrano non appena le app possono conoscerle, ad esempio perché una chiave potrebbe essere trapelata.
keys-alg = Algoritmo
keys-uses = App per algoritmo dei loro token ID
keys-access = token di accesso di tutte le app
keys-jwks = Chiavi pubblicate
key-next = Successiva
key-current = Attuale
key-retiring = In dismissione
signs-from = Firma dal
signs-until = Firma fino al
published-until = Pubblicata fino al
app-count =
    { $count ->
        [one] 1 app
       *[other] { $count } app
    }

## Un ospite: utilizzo e sessioni
last-used = Ultimo utilizzo
if-removed = Con la rimozione ora, aperta fino alle
closed-at-once = chiusa subito
history-all = Cronologia completa
end-session = Termina
end-sessions = Termina tutte le sessioni

## Pagina iniziale: che cosa attende
count-unconfirmed = ospiti attivi non confermati
count-orphans = ospiti attivi senza sponsor
count-ending = ospiti attivi il cui accesso termina entro 30 giorni
count-mails = e-mail non recapitate
sign-ins-today = Accessi di oggi
signed-in = Riusciti

## Terms of use
nav-terms = Condizioni
done-published = Pubblicata. Questa versione non cambia più.
condition-terms = L'ospite ha accettato le condizioni d'uso
event-terms = Condizioni d'uso
terms-title = Condizioni d'uso
terms-of-use = Testo
field-terms-app = Richiesto prima di
field-terms-app-hint = Quelle di un'app si aggiungono a quelle che tutti accettano.
field-terms-title = Titolo
field-terms-text = Testo
field-terms-text-hint = Testo semplice. Una riga vuota inizia un paragrafo, gli indirizzi https diventano link. Con titolo e testo vuoti la lingua viene tolta.
field-terms-from = In vigore dal (giorno)
field-terms-from-hint = Per esempio 2027-03-31, dal primo istante (UTC). Vuoto: da subito.
field-terms-also = A chi si chiede
terms-again-all = Chiedere di nuovo a chi ha accettato una versione precedente
terms-yearly = Chiedere di nuovo a tutti un anno dopo il consenso
terms-untitled = Ancora nessun testo
terms-empty = Gli ospiti non accettano ancora nulla
terms-empty-text = Scriva che cosa devono accettare prima del primo accesso e lo pubblichi.
terms-from = In vigore dal
terms-agreed = Ospiti che hanno accettato
terms-everything = tutto
terms-new = Un'altra versione
terms-new-text = Inizia con il testo dell'ultima versione. Non si chiede a nessuno prima della pubblicazione.
terms-new-go = Scrivi
terms-state-draft = bozza
terms-state-to-come = in arrivo
terms-state-in-force = in vigore
terms-state-replaced = sostituita
terms-discard = Elimina la bozza
terms-next = Scrivi la versione successiva
terms-published = Pubblicata
terms-asked = Si chiede a
terms-asks-all = Tutti, anche chi ha accettato una versione precedente.
terms-asks-new = Chi non ha accettato versioni precedenti.
terms-asks-yearly = Un consenso scade dopo un anno.
terms-to-ask = Ospiti attivi che devono ancora accettare
terms-write = Scrivere
terms-preview = Come lo leggono gli ospiti
terms-publish = Pubblica
terms-publish-text = Una versione pubblicata non cambia mai. Da quando è in vigore, gli ospiti interpellati non aprono alcuna app finché non accettano; a chi lavora in un'app si chiede quando questa rinnova l'accesso.

## What an app learns, and trying it
auth-client-secret-basic = Con un segreto nell’intestazione (client_secret_basic)
auth-client-secret-post = Con un segreto nel modulo (client_secret_post)
auth-none = Con nulla: gira sul dispositivo dell’ospite
register-known = Registra software noto
register-known-text = URI di ritorno, accesso e disconnessione vengono compilati; poi ricevi le impostazioni per l’altra parte.
field-preset = Tipo di app
field-app-url = Indirizzo dell’app
field-app-url-hint = Ad esempio https://grafana.contoso.example; un’app nativa non ne ha bisogno.
field-app-shown = Nome per gli ospiti
preset-web = App web con server
preset-spa = App a pagina singola nel browser
preset-native = App nativa per desktop o telefono
config-title = Impostazioni per l’app
config-text = Copia questo nelle impostazioni dell’app e metti il segreto del client al suo posto.
trial = Prova
trial-text = Una prova esegue l’accesso reale in questo browser. Tu non hai un account ospite: accedi come un ospite che puoi essere. Ciò che viene concesso finisce subito, e nessun token viene mostrato o conservato.
trial-go = Prova l’accesso
trial-title = Prova di accesso a { $app }
trial-fine = L’accesso funziona
trial-wrong = L’accesso è tornato, ma un client non gli crederebbe
trial-refused = L’accesso è stato rifiutato
trial-as = { $guest } ha eseguito l’accesso e resta connesso qui in questo browser. Ciò che l’app avrebbe ricevuto è finito.
trial-checks = Che cosa controlla un client
trial-request = Richiesta
trial-response = Risposta
check-state = La risposta appartiene alla richiesta (state)
check-issuer = Viene dall’emittente interpellato
check-signature = Il token ID è firmato con una chiave pubblicata
check-iss = Nomina l’emittente (iss)
check-aud = È per questa app (aud)
check-exp = È valido ora (exp, iat)
check-nonce = Appartiene alla richiesta (nonce)
check-at-hash = Il token di accesso gli appartiene (at_hash)
check-subject = Userinfo parla della stessa persona (sub)
claims-open = Anteprima dei token
claims-title = Che cosa saprebbe { $app }
claims-text = Cerca un ospite per vedere che cosa direbbero ora i token. Non viene firmato nulla. La consultazione viene scritta nell’audit.
claims-show = Mostra i claim
claims-none = Non ci sarebbe alcun token.
claims-session = Nella sessione iniziata il { $at }
claims-new-session = Come dopo un nuovo accesso; ciò che dirà allora l’organizzazione di origine qui non è noto
field-claims-guest = Nome o indirizzo di un ospite
field-scope = Scope
claim = Claim
claim-value = Valore
claim-from = Origine
claim-anew = nuovo a ogni accesso
claim-source-portico = Portico stesso
claim-source-home = Provider di identità di origine
claim-source-invitation = Invito
claim-source-assignment = Assegnazione
claim-source-partner = Partner
claim-source-app = Registrazione dell’app
claim-source-request = Richiesta
claim-source-until = Il criterio: l’accesso finisce allora
document-id-token = Token ID
document-access-token = Token di accesso
document-userinfo = Userinfo
## Regole e anteprima delle modifiche
policy-text = Scelga un’app e una modifica e veda per chi cambierebbe qualcosa. Guardare non cambia nulla. Ogni modulo che cambia una regola per molti ha lo stesso pulsante.
policy-mfa = Secondo fattore
policy-confirmed = La parola dell’azienda d’origine vale
policy-hours = { $count } h
policy-minutes = { $count } min
policy-by-contract = Come da contratto
policy-by-session = Finché dura la sessione
policy-try = Provare una modifica
field-try-change = Modifica
preview-title = Anteprima: { $name }
preview-apply = Applica
preview-text = Non è stato cambiato nulla. Chi ha effettuato l’accesso è valutato come alla prossima richiesta, gli altri come se accedessero ora.
preview-changes = Questo cambia { $changed } di { $pairs } coppie ospite × app
preview-changes-least = Questo cambia almeno { $changed } di oltre { $pairs } coppie ospite × app
preview-nobody = Non cambia l’accesso di nessuno.
preview-before = Al momento
preview-after = Dopo
preview-more = Altri non elencati: { $count }
effect-gains = Ottengono l’app
effect-loses = Perdono l’app
effect-asked = Devono prima fornire qualcosa
effect-freed = Non devono più fornirlo
effect-until = La mantengono fino a un altro momento
effect-reason = Restano rifiutati, per un altro motivo
remedy-title = Modifica minima
remedy-all = Tutto questo deve cambiare
remedy-go = Vai
remedy-touches = Altri interessati: { $count }
remedy-touches-least = Altri interessati: almeno { $count }
remedy-resume-guest = Far rientrare l’ospite
remedy-thaw-guest = Far rientrare l’ospite congelato, dopo aver chiesto alla sua azienda
remedy-extend-guest = Dare all’ospite un ultimo giorno più tardo
remedy-resume-partner = Fidarsi di nuovo del partner
remedy-extend-contract = Dare al contratto un ultimo giorno più tardo
remedy-enable-app = Attivare l’app
remedy-allow-app = Aggiungere l’app al contratto del partner
remedy-give-app = Dare l’app all’ospite
remedy-give-anew = Dare di nuovo l’app all’ospite, con altre date
remedy-guest-accepts = L’ospite accetta l’invito; se serve, lo invii di nuovo
remedy-guest-agrees = L’ospite accetta le condizioni d’uso al prossimo accesso
remedy-invite-anew = Invitare di nuovo questa persona
remedy-trust-anew = Aggiungere di nuovo il partner, perché questo è terminato definitivamente
