# draft: not yet read by a native speaker
### E-mail. Con nomi di lunghezza usuale gli oggetti hanno al massimo 70 caratteri.

mail-hello = Buongiorno { $name },
mail-hello-plain = Buongiorno,
mail-automatic = Messaggio inviato da { $company }, perché qualcuno lì collabora con lei.

## Invito
mail-invite-subject = Invito di { $inviter } per { $company }
mail-invite-subject-app = { $company }: invito a usare { $app }
mail-invite-again-subject = Ancora aperto: invito di { $inviter } per { $company }
mail-invite-again = L'invito è ancora aperto. Questo è un promemoria; non è necessario rispondere.
mail-invite-text = { $inviter } le ha inviato un invito a collaborare con { $company }.
mail-invite-text-mail = { $inviter } ({ $mail }) le ha inviato un invito a collaborare con { $company }.
mail-invite-message = Messaggio di { $inviter }:
mail-invite-apps = Potrà aprire:
mail-invite-action = Vedi l'invito
mail-invite-link = L'invito è disponibile qui:
mail-invite-until = Il link è riservato a lei. Scadenza: { $until }. Non lo inoltri ad altri.
mail-invite-contact = Domande? Contatti { $inviter } qui:
mail-invite-unexpected = Non se l'aspettava? Non faccia nulla: senza di lei non succede nulla.

## Codice
mail-code-subject = { $code } è il suo codice per { $company }
mail-code-text = Il suo codice è { $code }
mail-code-minutes =
    { $minutes ->
        [one] È valido per un minuto, nel browser in cui l'ha richiesto.
       *[other] È valido per { $minutes } minuti, nel browser in cui l'ha richiesto.
    }
mail-code-unexpected = Non l'ha richiesto? Non faccia nulla e non dia il codice a nessuno. Non lo chiediamo mai per telefono o via e-mail.

## L'accesso sta per terminare
mail-ending-subject = Il suo accesso a { $company } sta per terminare
mail-ending-text = Il suo accesso alle app di { $company } sta per terminare. Scadenza: { $until }.
mail-ending-sponsor = Le serve più a lungo? Si rivolga a { $sponsor }, che lì risponde di lei.
mail-ending-nobody = Le serve più a lungo? Si rivolga alla persona con cui collabora lì.

## Accesso terminato
mail-ended-subject = Il suo accesso a { $company } è terminato
mail-ended-text = Il suo accesso alle app di { $company } è terminato. Non occorre fare nulla.
mail-ended-contact = Se non se l'aspettava, chieda qui:

## Al postmaster di un dominio
mail-domain-subject = { $company } chiede: { $domain } è vostro?
mail-domain-text = { $partner } collabora con { $company } e dichiara che il dominio e-mail { $domain } è di sua proprietà. Lei legge la posta del postmaster di questo dominio e può quindi confermarlo.
mail-domain-link = Per vedere e confermare:
mail-domain-until = Il link si può usare una sola volta. Scadenza: { $until }.
mail-domain-unexpected = Non è vero? Non faccia nulla: senza di lei non viene confermato nulla.

## A chi ha inviato un invito
mail-asked-subject = Nuovo invito richiesto per { $name }
mail-asked-text = L'invito per { $name } ({ $email }) non ha funzionato per qualcuno, che ne chiede un altro.
mail-asked-account = È stato usato l'account { $account }. Lo indica il suo sistema di accesso; verifichi di chi si tratta prima di invitarlo.
mail-asked-link = Per esaminare la richiesta e inviare un nuovo invito, o archiviarla:

## A uno sponsor: un ospite è stato congelato
mail-frozen-subject = L'accesso di { $name } è stato congelato
mail-frozen-text = L'ospite { $name } ({ $email }) è ora congelato: d'ora in poi ogni app lo rifiuta e ciò che aveva è archiviato.
mail-frozen-link = Per esaminarlo e scongelarlo, rimuoverlo o lasciarlo così:

## Agli amministratori: uno sponsor se n'è andato
mail-sponsor-subject = Chi risponde degli ospiti di { $name }?
mail-sponsor-text =
    { $guests ->
        [one] { $name } non fa più parte degli amministratori e rispondeva di un ospite.
       *[other] { $name } non fa più parte degli amministratori e rispondeva di { $guests } ospiti.
    }
mail-sponsor-until = Se nessuno subentra, questi ospiti verranno congelati. Termine: { $until }.
mail-sponsor-frozen = Nessuno è subentrato entro il termine ({ $until }) e questi ospiti sono stati congelati. Scongeli quelli di cui c'è ancora bisogno.
mail-sponsor-link = Per subentrare:

## Configurazione da parte del partner
mail-setup-subject = Collegare { $partner } a { $company }
mail-setup-text = { $inviter } le chiede di collegare il sistema di accesso di { $partner } a { $company }, affinché le persone della sua azienda accedano con gli account che già hanno.
mail-setup-link = Per iniziare o riprendere da dove si era interrotto:
mail-setup-until = Scadenza del link: { $until }. È valido in ogni browser in cui immette un codice che inviamo a questo indirizzo. Nulla entra in funzione prima del test e dell'approvazione.
mail-setup-unexpected = Non è compito suo? Non inoltri nulla: il link è valido solo per questa casella. Risponda invece a questa e-mail.
mail-setup-approved-subject = Approvato: { $partner } accede a { $company }
mail-setup-approved-text = { $company } ha approvato il sistema di accesso che lei ha configurato per { $partner }. Da ora le persone della sua azienda lo usano per accedere.
mail-setup-returned-subject = { $partner } e { $company }: modifiche necessarie
mail-setup-returned-text = { $company } ha esaminato il sistema di accesso che lei ha configurato per { $partner } e lo ha restituito. Non è ancora usato da nessuno.
mail-setup-returned-note = Il commento di { $company }:
mail-setup-returned-link = Apra il link nell'e-mail già ricevuta, modifichi quanto necessario, ripeta il test e consegni di nuovo.

## È cambiato il modo in cui un ospite dimostra la propria identità
mail-factor-subject = Il suo accesso a { $company } è stato modificato
mail-factor-passkey-added = Una passkey è stata aggiunta al suo account.
mail-factor-passkey-removed = Una passkey è stata rimossa dal suo account.
mail-factor-totp-added = Un'app di autenticazione è stata aggiunta al suo account.
mail-factor-totp-removed = L'app di autenticazione è stata rimossa dal suo account.
mail-factor-recovery-asked = Qualcuno che ha eseguito l'accesso a suo nome e legge la sua posta dichiara che lei ha perso la passkey e l'app di autenticazione. Abbiamo interpellato il suo sponsor qui.
mail-factor-recovery-approved = Può creare una nuova passkey: entro un giorno, nel browser in cui l'ha richiesta, sulla stessa pagina.
mail-factor-recovery-refused = La sua richiesta di una nuova passkey è stata rifiutata. Non è cambiato nulla.
mail-factor-recovered = Una nuova passkey ha sostituito tutte le passkey e l'app di autenticazione del suo account.
mail-factor-yours = Se la modifica è opera sua, non occorre fare nulla.
mail-factor-not-yours = In caso contrario, ci avvisi subito:

mail-recovery-subject = { $name } ha perso la passkey
mail-recovery-text = { $name } ({ $email }) ha eseguito l'accesso, ha dimostrato il possesso della casella di posta e dichiara di aver perso tutte le passkey e l'app di autenticazione.
mail-recovery-check = Prima di approvare, chiami { $name } a un numero che conosce. Il furto di una casella di posta si presenta esattamente allo stesso modo.
mail-recovery-link = Approvi o rifiuti nella console. Termine: { $until }.
mail-accepted-subject = { $name }: invito accettato con un altro account
mail-accepted-text = L'invito inviato a { $name } ({ $email }) è stato accettato con l'account { $account }. Chi lo ha fatto legge anche la casella di posta invitata, per quanto abbiamo potuto verificare.
mail-accepted-link = Se non conosce quell'account, sospenda l'ospite qui:
mail-volume-subject = Numero insolito di inviti da parte di { $inviter }
mail-volume-text = { $inviter } ha invitato più di { $number } persone in un'ora. Se non è un'importazione prevista, faccia disabilitare l'account e controlli chi è stato invitato.
mail-volume-link = La pagina di audit le mostra tutte:

mail-collision-subject = Un altro account con l'indirizzo di { $name }
mail-collision-text = L'account { $account } di { $home } dichiara di avere l'indirizzo del suo ospite { $name } ({ $email }). È stato rifiutato: qui un indirizzo non apre nulla e l'accesso dell'ospite è rimasto com'era.
mail-forwarded-subject = L'invito di { $name } è stato aperto da un altro
mail-forwarded-text = L'account { $account } di { $home } ha aperto il link di invito di { $name } ({ $email }). È stato rifiutato e il link resta valido solo per { $name }.
mail-notice-link = Se non se l'aspettava, controlli l'ospite e chieda alla sua azienda:
## Agli amministratori: qualcosa da esaminare
mail-alert-link = Per esaminare:
alert-connection-held = In attesa: l'accesso di { $partner } ({ $about })
alert-connection-held-text = Il provider di identità di { $partner } ({ $about }) è cambiato in un modo che nessuno ha approvato. Nessuno può usarlo per accedere finché qualcuno non accetta la modifica. Chieda prima al partner, ma non attraverso i recapiti indicati in questa e-mail o pagina.
alert-keys-replaced = Nuove chiavi: l'accesso di { $partner } ({ $about })
alert-keys-replaced-text = Il provider di identità di { $partner } ({ $about }) firma con chiavi nuove e nessuna delle precedenti è rimasta. Così si presenta un cambio di provider, ma anche qualcuno che si è impadronito dell'indirizzo. Gli accessi continuano; chieda al partner se è opera sua.
alert-foreign-tenant = Un'altra azienda nell'accesso di { $partner } ({ $about })
alert-foreign-tenant-text = Qualcuno è arrivato dal sistema di accesso di { $partner } ({ $about }) con un account di un'azienda non concordata ed è stato rifiutato. Se il partner si è trasferito, approvi la nuova azienda; altrimenti non faccia nulla.
alert-domain-lapsing = { $about } presto non varrà più per { $partner }
alert-domain-lapsing-text = La prova che { $about } appartiene a { $partner } non è stata ritrovata. Dopo tre volte il dominio non vale più e le app non ricevono indirizzi confermati di quel dominio.
alert-domain-lapsed = { $about } non vale più per { $partner }
alert-domain-lapsed-text = La prova che { $about } appartiene a { $partner } non c'è più. Le app non ricevono indirizzi confermati di quel dominio finché non viene verificato di nuovo.
alert-setup-waits = { $partner } attende la sua approvazione
alert-setup-waits-text = { $partner } ha collegato e testato il proprio sistema di accesso ({ $about }) e lo ha consegnato. Nessuno lo usa finché qualcuno non lo approva.
alert-setup-approved = { $partner } ora usa il proprio accesso
alert-setup-approved-text = Il sistema di accesso configurato da { $partner } ({ $about }) è stato approvato ed è in uso.
mail-access-asked-subject = { $name } chiede { $app }
mail-access-asked-access = { $name } ({ $email }) chiede l'accesso a { $app }.
mail-access-asked-extension = { $name } ({ $email }) chiede più tempo per { $app }.
mail-access-asked-note = Il messaggio:
mail-access-asked-open = Decidi
mail-access-asked-link = Per concedere o rifiutare:
mail-approved-subject = Ora può aprire { $app }
mail-approved-text = Ora può aprire { $app }.
mail-approved-until = Ora può aprire { $app }. Scadenza: { $until }.
mail-refused-subject = La sua richiesta per { $app }
mail-refused-text = La sua richiesta per { $app } non è stata accolta. La risposta:
mail-request-panel = Le sue app:
mail-said-left-subject = { $name } ha lasciato il suo accesso
mail-said-left-text = { $name } ({ $email }) ha rinunciato all'accesso per propria scelta. Ogni suo accesso è terminato.
mail-said-declined-subject = Invito rifiutato da { $name }
mail-said-declined-text = { $name } ({ $email }) ha rifiutato il suo invito, che non è più valido.
mail-said-blocked-subject = { $name } non vuole inviti
mail-said-blocked-text = { $name } ({ $email }) ha rifiutato il suo invito e non ne vuole altri. Questo indirizzo non può più essere invitato.
mail-said-reported-subject = Invito segnalato: { $name }
mail-said-reported-text = Chi legge la posta di { $name } ({ $email }) non si aspettava l'invito e chiede di esaminarlo.
