# draft: not yet read by a native speaker
### Pagine degli ospiti e ciò che tutte le pagine hanno in comune.

## Tutte le pagine
skip = Vai al contenuto
help = Assistenza e contatti
error-prefix = Errore:
summary-title = Si è verificato un problema
optional = (facoltativo)
none-yet = Ancora nessun elemento.
or = oppure
continue = Continua
not-now = Non ora
sign-out = Esci
go-to-apps = Vai alle app
contact-person = Contatta { $name }
back-to = Torna a { $name }
what-you-can-do = Che cosa si può fare
support-details = Dettagli per l'assistenza

## Date; tutte in UTC

## Accesso
sign-in-title = Accedi a { $company }
sign-in-title-app = Accedi per aprire { $app }
field-work-email = E-mail di lavoro o azienda
continue-with = Continua con { $home }
not-that-home = Non è { $home }?
sign-in-hint = Serve solo a trovare la pagina di accesso della sua azienda.
sign-in-invited = Ha ricevuto un invito ma è il primo accesso? Apra il link contenuto nell'invito.
passkey-use = Usa una passkey
passkey-failed = Operazione non riuscita. La passkey non è stata usata o il dispositivo ha interrotto l'operazione. Riprovi.
passkey-missing = Per usare le passkey serve un browser che le supporti e che consenta gli script.

## Codice via e-mail
code-title = Controlli la posta
code-sent =
    { $minutes ->
        [one] Abbiamo inviato un codice di 6 cifre a { $address }. È valido per un minuto, in questo browser.
       *[other] Abbiamo inviato un codice di 6 cifre a { $address }. È valido per { $minutes } minuti, in questo browser.
    }
code-sent-again = È stato inviato un nuovo codice. I codici precedenti non sono più validi.
field-code = Codice
code-hint = 6 cifre. Gli spazi non contano.
code-new = Invia un nuovo codice
code-back = Indirizzo errato?
proof-title = Conferma dell'indirizzo invitato
proof-why = Ha eseguito l'accesso come { $home }; l'invito era per { $invited }. Confermi che si tratta in entrambi i casi di lei.

## Passkey
passkey-title = Acceda più rapidamente la prossima volta
passkey-why = Il dispositivo può conservare una chiave per questo sito. Si sblocca con l'impronta digitale, il volto o il PIN, che noi non vediamo mai.
passkey-create = Crea passkey

## Invito
invite-title =
    { $count ->
        [0] Ha ricevuto un invito da { $company }
        [one] Ha ricevuto un invito da { $company } per 1 app
       *[other] Ha ricevuto un invito da { $company } per { $count } app
    }
invite-from = Da { $name }
invite-from-mail = Da { $name } ({ $mail })
invite-to = A { $address }, valido fino a: { $until }
invite-apps = Potrà aprire
invite-data-title = Che cosa saprà { $company }
invite-data-home = Il suo nome e il suo indirizzo e-mail, forniti da { $home }.
invite-data-code = Il suo nome e il suo indirizzo e-mail, come riportati in questo invito.
invite-data-not = Non la password, la foto, il numero di telefono o i gruppi.
invite-accept = Accetta
invite-accept-home = Accetta e accedi con { $home }
invite-accept-code = Le invieremo un codice via e-mail per accedere. Non serve una password.
invite-unexpected = Non se l'aspettava? Non faccia nulla, oppure chieda informazioni.
invite-decline = Rifiuta
invite-report = Non se l'aspettava? Segnala o blocca
decline-title = Rifiutare questo invito?
decline-text = Il link non sarà più valido, ciò che era pronto per lei terminerà e avviseremo { $name }.
field-decline-note = Perché
field-decline-note-hint = Viene comunicato a chi ha inviato l'invito.
field-decline-also = Inoltre
decline-block = Nessun altro invito da { $company } a questo indirizzo
decline-report = Gli amministratori di { $company } devono verificare chi mi ha invitato
decline-go = Rifiuta
decline-back = Torna all'invito
declined-title = L'invito è stato rifiutato
declined-text = Non è più valido. Può chiudere questa pagina.
declined-blocked = { $company } non può più invitare questo indirizzo. Conservi questo link, se in seguito volesse cambiare idea.
declined-unblock = Consenti di nuovo gli inviti
invite-problem-title = Questo invito non è utilizzabile
lead-ask = Chiedi a { $name } un altro invito
lead-sign-in = Accedi
lead-switch = Usa un altro account
lead-again = Riprova
lead-here = Prosegui in questo browser
problem-account = Account usato
problem-invited = L'invito è per
problem-inviter = Invito inviato da
asked-title = La sua richiesta è stata inviata
asked-text = { $name } la riceve subito e deciderà se inviare un altro invito.
asked-next = L'invito arriverà via e-mail. Può chiudere questa pagina.

## Pannello
panel-title = Le sue app presso { $company }
panel-empty = Ancora nessuna app
panel-empty-ask = Chieda a { $name } le app di cui ha bisogno.
panel-empty-host = Chieda a chi ha inviato l'invito le app di cui ha bisogno.
panel-you = Accesso eseguito come { $name }, { $partner }
panel-until = fino a: { $day }
panel-no-link = Si apre dal suo indirizzo
panel-find = Trova un'app
panel-find-go = Trova
panel-none-found = Nessuna app corrispondente
panel-show-all = Mostra tutte le app
panel-ends-in =
    { $days ->
        [0] termina oggi
        [one] termina tra 1 giorno
       *[other] termina tra { $days } giorni
    }
panel-why = Ora non si apre. Perché?
panel-extend = Chiedi più tempo
panel-star = Mostra { $app } per prima
panel-unstar = Non mostrare più { $app } per prima
panel-requests = Le sue richieste
panel-waits = in attesa
panel-asked-on = richiesta in data { $day }
panel-asked-whom = richiesta in data { $day }, decide { $name }
panel-withdraw = Ritira
panel-approved = concessa
panel-refused = non concessa
panel-request = Chiedi un'altra app
panel-asked = La sua richiesta è stata inviata. La risposta arriverà via e-mail e comparirà qui.
panel-empty-request = Chieda le app di cui ha bisogno; la risposta arriverà via e-mail.
ask-title = Richiesta di un'altra app
ask-title-extend = Richiesta di più tempo per { $app }
ask-decides = { $name } riceve subito la sua richiesta e decide. La risposta arriverà via e-mail.
ask-decides-host = Gli amministratori di { $company } ricevono subito la sua richiesta e decidono. La risposta arriverà via e-mail.
ask-none = Non c'è nulla da chiedere
ask-none-text = Ha già tutte le app che gli ospiti della sua azienda possono chiedere, oppure le ha già chieste.
ask-send = Invia la richiesta
field-ask-app = App
field-ask-note = Perché le serve?
field-ask-note-hint = Lo legge chi decide.

## Rifiuti
denial-title = Impossibile accedere
denial-title-app = Impossibile aprire { $app }
denial-ask-text = Prema il pulsante: chi decide lo vede subito e la risposta arriverà via e-mail.
denial-asked = Richiesta inviata in data { $day }. La risposta arriverà via e-mail.
denial-ask = Chiedi l'accesso
denial-ask-name = Chiedi l'accesso a { $name }
denial-extend = Chiedi più tempo
denial-extend-name = Chiedi più tempo a { $name }

## Disconnessione
sign-out-title = Uscire da { $company }?
sign-out-app = { $app } chiede di disconnetterla. La sessione terminerà qui e nelle app aperte.
sign-out-plain = La sessione terminerà qui e nelle app aperte.
stay = Resta nella sessione
signed-out-title = Disconnessione effettuata
signed-out-text = La sua sessione presso { $company } è terminata.
sign-in-again = Accedi di nuovo

## Consenso, dispositivi, ritorno a un'app
consent-title = Consentire a { $app } di ricevere i suoi dati?
consent-who = Ha eseguito l'accesso come { $name }, { $email }. { $app } non è gestita da { $company }.
consent-learns = L'app vuole conoscere:
consent-openid = che si tratta di lei, quando torna
consent-name = il suo nome
consent-email = il suo indirizzo e-mail di lavoro
consent-locale = la sua lingua
consent-always = la sua azienda e il modo in cui ha eseguito l'accesso
consent-does = L'app chiede di poter:
consent-stays = Può revocare il consenso in qualsiasi momento in “App a cui ha dato il consenso”.
consent-policy = Come { $app } usa i dati
consent-terms = Condizioni di { $app }
consent-site = { $app } sul Web
consent-yes = Consenti
consent-no = Non consentire
consents-title = App a cui ha dato il consenso
consents-intro = Queste app non sono gestite da { $company }. Se revoca il consenso, l'app perde subito l'accesso.
consents-none = Non ha dato il consenso ad alcuna app di terzi.
consents-since = consenso dato in data { $day }
consents-withdraw = Revoca
consents-withdrawn = Consenso revocato. L'app non ha più accesso.
device-title = Collega un dispositivo
device-intro = Digiti il codice mostrato dal dispositivo.
field-user-code = Codice sul dispositivo
user-code-hint = Otto lettere. Maiuscole, minuscole e trattini non contano.
device-ask-title = Consentire a questo dispositivo di aprire { $app }?
device-ask = Accetti solo se ha il dispositivo tra le mani e se mostra il codice { $code }. Non accetti mai un codice inviato da qualcuno.
device-ask-who = Il dispositivo agirà come { $name }, { $email }.
device-yes = Collega
device-no = Non collegare
device-done-title = Il dispositivo è collegato
device-done = Può chiudere questa pagina. Il dispositivo prosegue da solo.
device-refused-title = Il dispositivo non è collegato
device-refused = Ha rifiutato. Al dispositivo non è stato dato nulla.
return-title = Ritorno all'app
return-text = Prema il pulsante se l'app non si apre automaticamente.
return-button = Prosegui
signed-out-apps = Stiamo comunicando alle app che la sua sessione è terminata.

## Secondo fattore
step-up-title = Un'ulteriore prova della sua identità
step-up-title-app = Un'ulteriore prova della sua identità per { $app }
step-up-why = La sua azienda non ci ha comunicato un accesso con due fattori e questa app lo richiede. Basta una sola verifica per questa sessione.
step-up-lost = Ha perso il dispositivo? Chi ha inviato l'invito può far reimpostare il secondo fattore.
field-totp = Codice dell'app di autenticazione
totp-hint = Sei cifre; ogni 30 secondi viene generato un nuovo codice.
totp-begin = Usa invece un'app di autenticazione
totp-set-up = Aggiunga questa chiave all'app di autenticazione, quindi immetta il codice che l'app mostra.
totp-key = Chiave
totp-open = Apri nell'app su questo dispositivo

## Domini e-mail
domain-proof-title = A chi appartiene { $domain }?
domain-proof-ask = { $partner } dichiara che il dominio e-mail { $domain } è di sua proprietà. Lei legge la posta del postmaster di questo dominio. È corretto?
domain-proof-confirm = Sì, conferma
domain-proof-unexpected = Se non è così, chiuda questa pagina. Non verrà confermato nulla.
domain-proof-done = Confermato: { $domain } appartiene a { $partner }. Non occorre fare altro.

## Dai codici via e-mail all'accesso aziendale
move-title = D'ora in poi acceda con { $home }
move-why = La sua azienda ha collegato il proprio sistema di accesso. Lo usi una volta: qui sostituirà i codici via e-mail e le passkey.
move-keeps = Le app, i gruppi e tutto ciò che ha fatto qui rimangono.
move-later = Non ora
move-until = Codici via e-mail e passkey sono validi fino a: { $until }.
move-over = Non è più possibile accedere con codici via e-mail e passkey.
proof-why-move = Ha eseguito l'accesso come { $home }. Per sostituire il suo account di { $invited }, confermi ancora una volta che la casella di posta è sua.
sign-in-code = Ricevi invece un codice via e-mail

## Un'azienda collega il proprio accesso
setup-title = Collegare { $partner }
setup-invited = { $inviter } le chiede di collegare il sistema di accesso di { $partner } a { $company }. Le persone della sua azienda accederanno così con gli account che già hanno.
setup-takes = Tre pagine, circa cinque minuti. Tutto ciò che immette viene salvato; il link resta valido finché non ha finito.
setup-mailbox = Perché solo lei possa entrare, inviamo un codice a { $address }.
setup-mail-code = Invia il codice
setup-steps = Passaggi
setup-step-provider = Azienda
setup-step-connect = Collegamento
setup-step-test = Test e consegna
setup-provider-text = Indichi i domini e-mail della sua azienda. Li useremo per cercare il vostro sistema di accesso; scelga il prodotto, se lo conosce.
setup-find-out = Trovalo automaticamente
template-generic = Un altro provider OpenID Connect
template-entra = Microsoft Entra ID
template-google = Google Workspace
template-okta = Okta
template-keycloak = Keycloak
template-auth0 = Auth0
template-authentik = authentik
setup-register = Ci registri nel vostro sistema di accesso
setup-guide-generic = Aggiunga un'applicazione Web (authorization code, OpenID Connect) con questi valori.
setup-guide-entra = Nell'interfaccia di amministrazione di Entra: Registrazioni app, Nuova registrazione, questo URI di reindirizzamento di tipo Web. Incolli poi l'ID applicazione (client) e l'indirizzo con l'ID della directory (tenant).
setup-guide-google = Nella console Google Cloud: API e servizi, Credenziali, ID client OAuth di tipo Applicazione web, con questo URI di reindirizzamento. Google richiede un segreto client.
setup-guide-okta = In Okta: Applications, Create App Integration, OIDC, Web Application. Client authentication: Public key / Private key, con l'URL delle nostre chiavi.
setup-guide-keycloak = In Keycloak: Clients, Create client, attivi Client authentication; in Credentials scelga Signed Jwt e indichi l'URL delle nostre chiavi.
setup-guide-auth0 = In Auth0: Applications, Create Application, Regular Web Application, con questo URL di callback.
setup-guide-authentik = In authentik: Applications, Create with provider, OAuth2/OpenID, confidential, con questo URI di reindirizzamento.
setup-scopes = Scope richiesti
setup-tell = Ci indichi i vostri valori
field-setup-domains = Domini e-mail della sua azienda
field-template = Prodotto
field-setup-issuer = Indirizzo del vostro sistema di accesso
field-setup-issuer-hint = L'issuer, l'indirizzo dei metadati o un suo indirizzo qualsiasi; al resto pensiamo noi.
field-setup-client-id = ID client che ci avete assegnato
field-setup-secret-hint = Lo lasci vuoto: ci autentichiamo con le nostre chiavi. Il segreto serve solo ai provider che non accettano chiavi.
setup-has-secret = Un segreto è già salvato. Lasci vuoto il campo per conservarlo.
setup-forget-secret = Eliminalo e usa le chiavi
setup-secret-needed = Questo provider non accetta le nostre chiavi. Crei lì un segreto client e lo incolli qui.
setup-entered = Valori immessi
setup-proof = Ci autentichiamo con
setup-proof-keys = le nostre chiavi pubblicate
setup-proof-secret = un segreto client
setup-test = Test
setup-test-text = Esegua una volta l'accesso con il suo account. Nessuno entra per questo; mostriamo che cosa è stato restituito.
setup-test-begin = Prova l'accesso
setup-submit = Consegna a { $company }
setup-handed-over = Consegnato. { $company } lo esaminerà; non occorre fare altro.
setup-returned = Restituito da { $company } in data { $at }. Modifichi quanto necessario, ripeta il test e consegni di nuovo.
setup-live = Approvato: ora le persone della sua azienda accedono in questo modo.
setup-reopen = Riprendi per modificare
setup-found = Risultato del test
setup-subject = Subject (abbreviato)
setup-subject-note = Attenzione
setup-subject-reusable = Il subject è un indirizzo e-mail o un nome utente. Prima o poi questi nomi passano a qualcun altro, che verrebbe scambiato per la persona precedente: è meglio inviare come sub un identificatore permanente.
setup-name = Nome
setup-email = Indirizzo e-mail
setup-email-verified = Indirizzo verificato da voi
setup-yes = sì
setup-no = no
setup-groups = Gruppi
setup-amr = Metodi (amr)
setup-acr = Contesto (acr)
setup-skew = Orologio avanti rispetto al nostro, in secondi
setup-not-said = non indicato
setup-attempts = Test eseguiti finora
setup-attempt-at = Quando
setup-attempt-by = Da
setup-attempt-result = Risultato
setup-attempt-open = in corso
setup-attempt-passed = superato
setup-hint-client = Controlli l'ID client e il segreto, o l'URL delle nostre chiavi, così come sono registrati lì.
setup-hint-redirect = Controlli l'URI di reindirizzamento registrato lì: deve essere identico al nostro.
setup-hint-scope = Consenta gli scope che richiediamo.
setup-attempt-old = prima dell'ultima modifica
setup-domains = I vostri domini
setup-domains-text = Un record TXT nel DNS dimostra che un dominio è vostro. Non è necessario per il test, ma può accelerare l'approvazione.
setup-domain-proven = verificato
setup-domain-waits = in attesa del DNS
setup-domain-check = Controlla ora
setup-record = Record TXT
setup-record-value = Valore
setup-colleague = Far proseguire un collega
setup-colleague-send = Invia un link
setup-colleague-sent = Il link è stato inviato.
setup-colleague-unknown = Questo indirizzo non appartiene ad alcun dominio della sua azienda a noi noto. Chieda al suo contatto di inviare un link a quell'indirizzo.
field-colleague = Indirizzo e-mail del collega
field-colleague-hint = In un dominio e-mail della sua azienda. Il collega riceverà un proprio link alla stessa configurazione.
setup-contact = Domande? Il suo contatto è { $name }.
setup-until = Questo link è valido fino a: { $until }.
issuer-fault-missing = Immetta l'indirizzo del vostro sistema di accesso.
issuer-fault-too-long = È più lungo di quanto possa essere un indirizzo. Incolli soltanto l'indirizzo.
issuer-fault-markup = Questo è il codice sorgente di una pagina. Incolli il suo indirizzo, cioè quello nella barra degli indirizzi.
issuer-fault-mail-address = Questo è un indirizzo e-mail. Incolli l'indirizzo Web del vostro sistema di accesso.
issuer-fault-malformed = Questo non è un indirizzo Web. Deve iniziare con https://.
issuer-fault-scheme = Si possono usare solo indirizzi https://.
issuer-fault-ip = Questo è un indirizzo IP. Usi il nome del vostro sistema di accesso.
issuer-fault-local = Questo nome è noto solo all'interno di una rete. Usi quello raggiungibile da Internet.
issuer-fault-public-suffix = Questo è un suffisso condiviso da molte aziende. Immetta il nome completo.
issuer-fault-user-info = Ometta il nome e la password prima di @.
discovery-fault-not-allowed = Non ci colleghiamo a questo indirizzo. Deve essere raggiungibile da Internet.
discovery-fault-invalid = Questo non è un identificatore di issuer valido.
discovery-fault-unreachable = Nessuna risposta. Controlli l'indirizzo e che sia raggiungibile da Internet.
discovery-fault-status = C'è un server, ma nessuna configurazione OpenID. Incolli l'issuer o l'indirizzo che termina con /.well-known/openid-configuration.
discovery-fault-page = Lì si trova una pagina per le persone o un documento XML, non una configurazione OpenID. Incolli invece l'issuer.
discovery-fault-not-metadata = Ciò che si trova lì non è una configurazione OpenID.
discovery-fault-other-issuer = Il provider si identifica in modo diverso. Incolli l'issuer che indica.
discovery-fault-endpoint = Un indirizzo nella configurazione OpenID manca o non è utilizzabile.

## Le passkey dell'ospite
passkeys-title = Le sue passkey
passkeys-text = Ciò con cui può dimostrare la sua identità. Quando qualcosa cambia qui, riceve un'e-mail.
passkeys-one = Passkey { $number }
passkeys-made = Data di aggiunta: { $at }.
passkeys-used = Ultimo utilizzo: { $at }.
passkeys-unused = Mai usata.
passkeys-none = Non ha passkey.
passkeys-totp = App di autenticazione
passkeys-add = Aggiungi una passkey
passkeys-removed = Rimossa. D'ora in poi verrà rifiutata.

recovery-lost = L'ho persa
recovery-title = Ha perso i mezzi per dimostrare la sua identità
recovery-begin = Le inviamo un codice via e-mail. Poi viene interpellato il suo sponsor qui, che vorrà parlare con lei. Dopo, creerà una nuova passkey in questo browser e ciò che ha perso verrà rifiutato.
recovery-send = Inviami un codice
recovery-asked = Il suo sponsor qui è stato interpellato via e-mail e vorrà parlare con lei. Riceverà un'e-mail quando avrà risposto; torni allora su questa pagina in questo browser.
recovery-asked-until = Termine per la risposta: { $at }.
recovery-refused = La richiesta è stata rifiutata. Non è cambiato nulla. Parli con chi ha inviato l'invito.
recovery-make = Ora può creare una nuova passkey. Da quel momento tutte le passkey precedenti e l'app di autenticazione saranno rifiutate e gli altri browser verranno disconnessi.
recovery-make-until = Possibile in questo browser fino a: { $at }.
recovery-again = Controlla di nuovo
choose-home = La sua azienda ha più sistemi di accesso. Scelga quello che usa abitualmente; l'indirizzo sotto ciascuno indica dove porta.
me-title = I miei accessi e la mia privacy
me-who = Chi è qui
me-name = Nome
me-email = Indirizzo e-mail
me-company = Azienda
me-through = Accede tramite
me-confirmed = Ultima conferma da parte della sua azienda
me-ends = Fine di ogni accesso
me-sponsor = Il suo sponsor
me-nobody = nessuno in particolare
me-said = Dati trasmessi dalla sua azienda
me-vouched = confermato dalla sua azienda
me-apps = Le sue app
me-why = Motivo
me-why-guest = assegnata a lei
me-why-group = gruppo
me-why-partner = per tutti presso
me-gets = Che cosa sa di lei
me-gets-nothing = ancora nulla
me-last-used = Ultima apertura
me-until = Fino a
me-shut = ora non si apre
me-sign-ins = I suoi accessi degli ultimi 30 giorni
me-signed-in = accesso eseguito
me-do = Che cosa può fare
me-language = Lingua di pagine ed e-mail
me-save = Salva
me-download = Scarica i miei dati
me-sign-out = Esci ovunque
me-leave = Lascia { $company }
leave-title = Lasciare { $company }?
leave-text = Tutto termina subito: viene disconnessa ogni sessione e nessuna app si apre più.
leave-apps = Perde
leave-erased =
    { $days ->
        [one] Dopo un giorno tutti i dati personali vengono cancellati dal suo record.
       *[other] Dopo { $days } giorni tutti i dati personali vengono cancellati dal suo record.
    }
leave-erased-now = Tutti i dati personali vengono cancellati subito dal suo record.
leave-told = { $name } riceve un avviso.
leave-back = Per tornare serve un nuovo invito e non riavrà nulla di ciò che aveva.
leave-go = Lascia
leave-stay = Resta
left-title = Ha lasciato { $company }
left-text = Ogni sessione è terminata e nessuna app si apre più. Può chiudere questa pagina.

## Terms of use
invite-terms = Le sarà chiesto di accettare
panel-terms = In attesa del suo consenso
me-terms = Condizioni accettate
terms-ask-title = Prima di proseguire
terms-ask = { $company } chiede ai suoi ospiti di accettare quanto segue.
terms-ask-app = { $company } chiede a chi apre { $app } di accettare quanto segue.
terms-since = in vigore dal { $day }
terms-version = versione { $number }
terms-agree = Accetto
terms-kept = Conserviamo quando ha accettato e quale versione. Lo trova nella pagina sul suo accesso e i suoi dati.
terms-later-title = Non ha accettato
terms-later = Senza, le app di { $company } restano chiuse.
terms-later-app = Senza, { $app } resta chiusa.
terms-later-text = Nient'altro è cambiato. Può accettare in qualsiasi momento, uscire o andarsene.
terms-again = Rileggi
terms-counts-not = sostituito o scaduto
