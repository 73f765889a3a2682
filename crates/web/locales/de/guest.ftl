### Seiten der Gäste und was alle Seiten gemeinsam haben.

## Alle Seiten
skip = Zum Inhalt springen
help = Hilfe und Kontakt
error-prefix = Fehler:
summary-title = Hier stimmt etwas nicht
optional = (freiwillig)
none-yet = Noch keine.
or = oder
continue = Weiter
not-now = Jetzt nicht
sign-out = Abmelden
go-to-apps = Zu Ihren Apps
contact-person = { $name } fragen
back-to = Zurück zu { $name }
what-you-can-do = Was Sie tun können
support-details = Angaben für den Support

## Anmelden
sign-in-title = Bei { $company } anmelden
sign-in-title-app = Anmelden, um { $app } zu öffnen
field-work-email = Geschäftliche E-Mail-Adresse oder Firma
continue-with = Weiter mit { $home }
not-that-home = Nicht { $home }?
sign-in-hint = Wir finden damit nur die Anmeldung Ihrer Firma.
sign-in-invited = Eingeladen, aber noch nie angemeldet? Öffnen Sie den Link in Ihrer Einladung.
passkey-use = Passkey verwenden
passkey-failed = Das hat nicht geklappt. Der Passkey wurde nicht verwendet, oder das Gerät hat abgebrochen. Versuchen Sie es noch einmal.
passkey-missing = Passkeys brauchen einen Browser, der sie kennt und Skripte erlaubt.

## Code per E-Mail
code-title = Sehen Sie in Ihre E-Mails
code-sent =
    { $minutes ->
        [one] Wir haben einen 6-stelligen Code an { $address } gesendet. Er gilt eine Minute, in diesem Browser.
       *[other] Wir haben einen 6-stelligen Code an { $address } gesendet. Er gilt { $minutes } Minuten, in diesem Browser.
    }
code-sent-again = Ein neuer Code ist unterwegs. Ältere Codes gelten nicht mehr.
field-code = Code
code-hint = 6 Ziffern. Leerzeichen spielen keine Rolle.
code-new = Neuen Code senden
code-back = Falsche Adresse?
proof-title = Eingeladene Adresse bestätigen
proof-why = Sie haben sich als { $home } angemeldet; die Einladung galt { $invited }. Bestätigen Sie, dass beides Sie sind.

## Passkey
passkey-title = Nächstes Mal schneller anmelden
passkey-why = Ihr Gerät kann einen Schlüssel für diese Seite aufbewahren. Sie entsperren ihn mit Fingerabdruck, Gesicht oder PIN; die sehen wir nie.
passkey-create = Passkey anlegen

## Einladung
invite-title =
    { $count ->
        [0] { $company } lädt Sie ein
        [one] { $company } lädt Sie zu 1 App ein
       *[other] { $company } lädt Sie zu { $count } Apps ein
    }
invite-from = Von { $name }
invite-from-mail = Von { $name } ({ $mail })
invite-to = An { $address }, gültig bis { $until }
invite-apps = Das können Sie dann öffnen
invite-data-title = Was { $company } erfährt
invite-data-home = Ihren Namen und Ihre E-Mail-Adresse, von { $home }.
invite-data-code = Ihren Namen und Ihre E-Mail-Adresse, wie in dieser Einladung.
invite-data-not = Nicht Ihr Passwort, Foto, Ihre Telefonnummer oder Gruppen.
invite-accept = Annehmen
invite-accept-home = Annehmen und mit { $home } anmelden
invite-accept-code = Wir senden Ihnen einen Code zum Anmelden. Sie brauchen kein Passwort.
invite-unexpected = Nicht erwartet? Dann tun Sie nichts, oder fragen Sie nach.
invite-decline = Ablehnen
invite-report = Nicht erwartet? Melden oder sperren
decline-title = Diese Einladung ablehnen?
decline-text = Der Link gilt dann nicht mehr, was für Sie vorbereitet war, endet, und { $name } erfährt davon.
field-decline-note = Warum
field-decline-note-hint = Das erfährt, wer Sie eingeladen hat.
field-decline-also = Außerdem
decline-block = Keine weiteren Einladungen von { $company } an diese Adresse
decline-report = Die Admins von { $company } sollen sich ansehen, wer mich eingeladen hat
decline-go = Ablehnen
decline-back = Zurück zur Einladung
declined-title = Die Einladung ist abgelehnt
declined-text = Sie gilt nicht mehr. Sie können diese Seite schließen.
declined-blocked = { $company } kann diese Adresse nicht mehr einladen. Heben Sie diesen Link auf, falls Sie das ändern möchten.
declined-unblock = Einladungen wieder erlauben
invite-problem-title = Diese Einladung gilt nicht
lead-ask = { $name } um eine andere Einladung bitten
lead-sign-in = Anmelden
lead-switch = Anderes Konto benutzen
lead-again = Noch einmal versuchen
lead-here = In diesem Browser weitermachen
problem-account = Sie benutzten
problem-invited = Die Einladung gilt
problem-inviter = Eingeladen von
asked-title = Ihre Bitte ist unterwegs
asked-text = { $name } sieht sie jetzt und entscheidet über eine andere Einladung.
asked-next = Sie kommt per E-Mail. Sie können diese Seite schließen.

## Übersicht
panel-title = Ihre Apps bei { $company }
panel-empty = Noch keine Apps
panel-empty-ask = Fragen Sie { $name } nach den Apps, die Sie brauchen.
panel-empty-host = Fragen Sie die Person, die Sie eingeladen hat, nach den Apps, die Sie brauchen.
panel-you = Sie sind { $name }, { $partner }
panel-until = bis { $day }
panel-no-link = Über die eigene Adresse öffnen
panel-find = App finden
panel-find-go = Finden
panel-none-found = Dazu passt keine App
panel-show-all = Alle Apps zeigen
panel-ends-in =
    { $days ->
        [0] endet heute
        [one] endet in 1 Tag
       *[other] endet in { $days } Tagen
    }
panel-why = Öffnet sich zurzeit nicht. Warum?
panel-extend = Um Verlängerung bitten
panel-star = { $app } zuerst zeigen
panel-unstar = { $app } nicht mehr zuerst zeigen
panel-requests = Worum Sie gebeten haben
panel-waits = wartet
panel-asked-on = gebeten am { $day }
panel-asked-whom = gebeten am { $day }, { $name } entscheidet
panel-withdraw = Zurücknehmen
panel-approved = gewährt
panel-refused = nicht gewährt
panel-request = Um eine weitere App bitten
panel-asked = Ihre Bitte ist unterwegs. Die Antwort kommt per Mail und steht dann hier.
panel-empty-request = Bitten Sie um die Apps, die Sie brauchen; die Antwort kommt per Mail.

## Um eine App bitten
ask-title = Um eine weitere App bitten
ask-title-extend = Um Verlängerung bei { $app } bitten
ask-decides = { $name } sieht Ihre Bitte sofort und entscheidet. Die Antwort kommt per Mail.
ask-decides-host = Die Admins von { $company } sehen Ihre Bitte sofort und entscheiden. Die Antwort kommt per Mail.
ask-none = Es gibt nichts, worum Sie bitten könnten
ask-none-text = Sie haben jede App, um die Gäste Ihrer Firma bitten dürfen, oder haben schon darum gebeten.
ask-send = Bitte absenden
field-ask-app = App
field-ask-note = Wozu brauchen Sie sie?
field-ask-note-hint = Das liest, wer entscheidet.

## Ablehnungen
denial-title = Sie können sich nicht anmelden
denial-title-app = Sie können { $app } nicht öffnen
denial-ask-text = Drücken Sie auf den Knopf: Wer entscheidet, sieht es sofort, und die Antwort kommt per Mail.
denial-asked = Sie haben am { $day } darum gebeten. Die Antwort kommt per Mail.
denial-ask = Um Zugang bitten
denial-ask-name = { $name } um Zugang bitten
denial-extend = Um Verlängerung bitten
denial-extend-name = { $name } um Verlängerung bitten

## Abmelden
sign-out-title = Bei { $company } abmelden?
sign-out-app = { $app } möchte Sie abmelden. Das beendet Ihre Sitzung hier und in den geöffneten Apps.
sign-out-plain = Das beendet Ihre Sitzung hier und in den geöffneten Apps.
stay = Angemeldet bleiben
signed-out-title = Sie sind abgemeldet
signed-out-text = Ihre Sitzung bei { $company } ist beendet.
sign-in-again = Wieder anmelden

## Zustimmung, Geräte, der Weg zurück zu einer App
consent-title = Darf { $app } etwas über Sie erfahren?
consent-who = Sie sind angemeldet als { $name }, { $email }. { $app } wird nicht von { $company } betrieben.
consent-learns = Die App möchte wissen:
consent-openid = dass Sie es sind, wenn Sie wiederkommen
consent-name = Ihren Namen
consent-email = Ihre geschäftliche E-Mail-Adresse
consent-locale = Ihre Sprache
consent-always = Ihre Firma und wie Sie sich angemeldet haben
consent-does = Die App möchte dürfen:
consent-stays = Sie können das jederzeit unter „Apps, denen Sie zugestimmt haben“ zurücknehmen.
consent-policy = Was { $app } mit Daten macht
consent-terms = Bedingungen von { $app }
consent-site = { $app } im Web
consent-yes = Erlauben
consent-no = Nicht erlauben
consents-title = Apps, denen Sie zugestimmt haben
consents-intro = Diese Apps werden nicht von { $company } betrieben. Wenn Sie Ihre Zustimmung zurücknehmen, verliert die App sofort ihren Zugang.
consents-none = Sie haben keiner fremden App zugestimmt.
consents-since = zugestimmt am { $day }
consents-withdraw = Zurücknehmen
consents-withdrawn = Zurückgenommen. Die App hat keinen Zugang mehr.
device-title = Ein Gerät verbinden
device-intro = Geben Sie den Code ein, den das Gerät zeigt.
field-user-code = Code auf dem Gerät
user-code-hint = Acht Buchstaben. Groß- und Kleinschreibung und Bindestriche spielen keine Rolle.
device-ask-title = Darf dieses Gerät { $app } öffnen?
device-ask = Stimmen Sie nur zu, wenn Sie das Gerät in der Hand haben und es den Code { $code } zeigt. Stimmen Sie nie einem Code zu, den Ihnen jemand geschickt hat.
device-ask-who = Das Gerät handelt dann als { $name }, { $email }.
device-yes = Verbinden
device-no = Nicht verbinden
device-done-title = Das Gerät ist verbunden
device-done = Sie können diese Seite schließen. Das Gerät macht von selbst weiter.
device-refused-title = Das Gerät ist nicht verbunden
device-refused = Sie haben abgelehnt. Das Gerät hat nichts bekommen.
return-title = Zurück zur App
return-text = Drücken Sie auf den Knopf, wenn sich die App nicht von selbst öffnet.
return-button = Weiter
signed-out-apps = Wir sagen Ihren Apps, dass Sie sich abgemeldet haben.

## The second factor
step-up-title = Noch ein Nachweis, dass Sie es sind
step-up-title-app = Noch ein Nachweis, dass Sie es sind, für { $app }
step-up-why = Ihr Unternehmen hat uns nicht mitgeteilt, dass Sie sich mit zwei Faktoren angemeldet haben, und diese App verlangt es. Sie weisen es in dieser Sitzung einmal nach.
step-up-lost = Gerät verloren? Wer Sie eingeladen hat, kann Ihren zweiten Faktor zurücksetzen lassen.
field-totp = Code aus Ihrer Authenticator-App
totp-hint = Sechs Ziffern; alle 30 Sekunden kommt ein neuer Code.
totp-begin = Stattdessen eine Authenticator-App verwenden
totp-set-up = Fügen Sie Ihrer Authenticator-App diesen Schlüssel hinzu und geben Sie dann den Code ein, den sie zeigt.
totp-key = Schlüssel
totp-open = In der App auf diesem Gerät öffnen

## Mail domains
domain-proof-title = Wem gehört { $domain }?
domain-proof-ask = { $partner } sagt, dass die Maildomain { $domain } ihm gehört. Sie lesen die Post ihres Postmasters. Stimmt das?
domain-proof-confirm = Ja, bestätigen
domain-proof-unexpected = Stimmt es nicht, schließen Sie diese Seite. Nichts wird bestätigt.
domain-proof-done = Bestätigt: { $domain } gehört { $partner }. Sie müssen nichts weiter tun.

## Vom Code per E-Mail zur Anmeldung der eigenen Firma
move-title = Künftig über { $home } anmelden
move-why = Ihre Firma hat ihre eigene Anmeldung verbunden. Gehen Sie einmal darüber, und sie ersetzt hier Codes per E-Mail und Passkeys.
move-keeps = Ihre Apps, Gruppen und alles, was Sie hier getan haben, bleiben Ihnen.
move-later = Nicht jetzt
move-until = Codes per E-Mail und Passkeys gelten bis { $until }.
move-over = Mit Code per E-Mail oder Passkey kommt man nicht mehr hinein.
proof-why-move = Sie haben sich als { $home } angemeldet. Damit das Ihr Konto mit { $invited } ersetzt, bestätigen Sie noch einmal, dass das Postfach Ihres ist.
sign-in-code = Lieber einen Code per E-Mail

## Eine Firma verbindet ihre Anmeldung
setup-title = { $partner } verbinden
setup-invited = { $inviter } bittet Sie, die Anmeldung von { $partner } mit { $company } zu verbinden. Ihre Leute melden sich dann dort mit den Konten an, die sie haben.
setup-takes = Drei Seiten, etwa fünf Minuten. Alles, was Sie eingeben, wird gespeichert; der Link gilt, bis Sie fertig sind.
setup-mailbox = Damit nur Sie hineinkommen, schicken wir einen Code an { $address }.
setup-mail-code = Code schicken
setup-steps = Schritte
setup-step-provider = Firma
setup-step-connect = Verbinden
setup-step-test = Testen und übergeben
setup-provider-text = Nennen Sie die Maildomains Ihrer Firma. Wir suchen dort nach Ihrer Anmeldung; wählen Sie das Produkt, wenn Sie es kennen.
setup-find-out = Herausfinden
template-generic = Ein anderer OpenID-Connect-Dienst
template-entra = Microsoft Entra ID
template-google = Google Workspace
template-okta = Okta
template-keycloak = Keycloak
template-auth0 = Auth0
template-authentik = authentik
setup-register = Tragen Sie uns bei Ihrer Anmeldung ein
setup-guide-generic = Legen Sie eine Webanwendung (Authorization Code, OpenID Connect) mit diesen Werten an.
setup-guide-entra = Im Entra Admin Center: App-Registrierungen, Neue Registrierung, diese Redirect-URI vom Typ Web. Dann die Anwendungs-ID (Client) und die Adresse mit Ihrer Verzeichnis-ID (Mandant) einfügen.
setup-guide-google = In der Google Cloud Console: APIs und Dienste, Anmeldedaten, OAuth-Client-ID vom Typ Webanwendung mit dieser Redirect-URI. Google braucht ein Client-Secret.
setup-guide-okta = In Okta: Applications, Create App Integration, OIDC, Web Application. Client authentication: Public key / Private key, mit der Adresse unserer Schlüssel.
setup-guide-keycloak = In Keycloak: Clients, Create client, Client authentication ein; unter Credentials Signed Jwt wählen und die Adresse unserer Schlüssel angeben.
setup-guide-auth0 = In Auth0: Applications, Create Application, Regular Web Application, mit dieser Callback-URL.
setup-guide-authentik = In authentik: Applications, Create with provider, OAuth2/OpenID, confidential, mit dieser Redirect-URI.
setup-scopes = Scopes, um die wir bitten
setup-tell = Nennen Sie uns Ihre Werte
field-setup-domains = Maildomains Ihrer Firma
field-template = Produkt
field-setup-issuer = Adresse Ihrer Anmeldung
field-setup-issuer-hint = Der Issuer, die Adresse der Metadaten oder irgendeine Adresse davon; den Rest finden wir.
field-setup-client-id = Client-ID, die Sie uns gegeben haben
field-setup-secret-hint = Leer lassen: Wir weisen uns mit unseren Schlüsseln aus. Nur ein Dienst, der keine Schlüssel nimmt, braucht ein Secret.
setup-has-secret = Ein Secret ist gespeichert. Lassen Sie das Feld leer, um es zu behalten.
setup-forget-secret = Vergessen und Schlüssel verwenden
setup-secret-needed = Dieser Dienst nimmt unsere Schlüssel nicht. Legen Sie dort ein Client-Secret an und fügen Sie es hier ein.
setup-entered = Was Sie eingegeben haben
setup-proof = Wir weisen uns aus durch
setup-proof-keys = unsere veröffentlichten Schlüssel
setup-proof-secret = ein Client-Secret
setup-test = Test
setup-test-text = Melden Sie sich einmal mit Ihrem eigenen Konto an. Niemand kommt damit hinein; wir zeigen, was zurückkam.
setup-test-begin = Anmeldung testen
setup-submit = An { $company } übergeben
setup-handed-over = Übergeben. { $company } sieht es sich an, Sie müssen nichts weiter tun.
setup-returned = { $company } hat dies am { $at } zurückgegeben. Ändern Sie, was nötig ist, testen Sie noch einmal und übergeben Sie es erneut.
setup-live = Freigegeben: Ihre Leute melden sich jetzt darüber an.
setup-reopen = Zurücknehmen, um etwas zu ändern
setup-found = Was der Test ergab
setup-subject = Subject (gekürzt)
setup-subject-note = Achtung
setup-subject-reusable = Der Subject-Wert ist eine Mailadresse oder ein Benutzername. Solche Namen bekommt eines Tages jemand anderes, der dann für die frühere Person gehalten würde: Senden Sie als sub besser eine bleibende Kennung.
setup-name = Name
setup-email = Mailadresse
setup-email-verified = Adresse von Ihnen bestätigt
setup-yes = ja
setup-no = nein
setup-groups = Gruppen
setup-amr = Verfahren (amr)
setup-acr = Kontext (acr)
setup-skew = Uhr vor unserer, in Sekunden
setup-not-said = nicht genannt
setup-attempts = Bisherige Tests
setup-attempt-at = Wann
setup-attempt-by = Durch
setup-attempt-result = Ergebnis
setup-attempt-open = läuft
setup-attempt-passed = bestanden
setup-hint-client = Sehen Sie sich die Client-ID an, und Secret oder Schlüssel-URL, wie sie dort eingetragen sind.
setup-hint-redirect = Sehen Sie sich die dort eingetragene Redirect-URI an: Sie muss genau unsere sein.
setup-hint-scope = Erlauben Sie die Scopes, um die wir bitten.
setup-attempt-old = vor der letzten Änderung
setup-domains = Ihre Domains
setup-domains-text = Ein TXT-Eintrag im DNS beweist, dass eine Domain Ihnen gehört. Für den Test ist er nicht nötig, kann aber die Freigabe beschleunigen.
setup-domain-proven = bewiesen
setup-domain-waits = wartet auf das DNS
setup-domain-check = Jetzt nachsehen
setup-record = TXT-Eintrag
setup-record-value = Sein Wert
setup-colleague = Jemanden aus der Firma weitermachen lassen
setup-colleague-send = Link schicken
setup-colleague-sent = Der Link ist unterwegs.
setup-colleague-unknown = Diese Adresse gehört zu keiner Domain Ihrer Firma, die wir kennen. Bitten Sie Ihren Kontakt, einen Link dorthin zu schicken.
field-colleague = Deren Mailadresse
field-colleague-hint = In einer Maildomain Ihrer Firma. Sie bekommen einen eigenen Link zur selben Einrichtung.
setup-contact = Fragen? Ihr Kontakt ist { $name }.
setup-until = Dieser Link gilt bis { $until }.
issuer-fault-missing = Geben Sie die Adresse Ihrer Anmeldung ein.
issuer-fault-too-long = Das ist länger, als eine Adresse sein kann. Fügen Sie nur die Adresse ein.
issuer-fault-markup = Das ist der Quelltext einer Seite. Fügen Sie ihre Adresse ein, also was in der Adresszeile steht.
issuer-fault-mail-address = Das ist eine Mailadresse. Fügen Sie die Webadresse Ihrer Anmeldung ein.
issuer-fault-malformed = Das ist keine Webadresse. Sie beginnt mit https://.
issuer-fault-scheme = Nur Adressen mit https:// sind möglich.
issuer-fault-ip = Das ist eine IP-Adresse. Verwenden Sie den Namen Ihrer Anmeldung.
issuer-fault-local = Dieser Name gilt nur in einem Netz. Verwenden Sie den, der aus dem Internet erreichbar ist.
issuer-fault-public-suffix = Diese Endung teilen sich viele Firmen. Geben Sie den ganzen Namen ein.
issuer-fault-user-info = Lassen Sie Namen und Passwort vor dem @ weg.
discovery-fault-not-allowed = Mit dieser Adresse verbinden wir uns nicht. Sie muss aus dem Internet erreichbar sein.
discovery-fault-invalid = Das ist kein Issuer.
discovery-fault-unreachable = Dort antwortet nichts. Prüfen Sie die Adresse und ob sie aus dem Internet erreichbar ist.
discovery-fault-status = Dort ist ein Server, aber keine OpenID-Konfiguration. Fügen Sie den Issuer ein oder die Adresse, die auf /.well-known/openid-configuration endet.
discovery-fault-page = Dort steht eine Seite für Menschen oder ein XML-Dokument, keine OpenID-Konfiguration. Fügen Sie stattdessen den Issuer ein.
discovery-fault-not-metadata = Was dort steht, ist keine OpenID-Konfiguration.
discovery-fault-other-issuer = Der Dienst nennt sich anders. Fügen Sie den Issuer ein, den er nennt.
discovery-fault-endpoint = Eine Adresse in seiner OpenID-Konfiguration fehlt oder ist nicht brauchbar.

## Die Passkeys des Gasts
passkeys-title = Ihre Passkeys
passkeys-text = Womit Sie beweisen können, dass Sie es sind. Ändert sich hier etwas, bekommen Sie eine Mail.
passkeys-one = Passkey { $number }
passkeys-made = Hinzugefügt { $at }.
passkeys-used = Zuletzt benutzt { $at }.
passkeys-unused = Noch nie benutzt.
passkeys-none = Sie haben keinen Passkey.
passkeys-totp = Authenticator-App
passkeys-add = Passkey hinzufügen
passkeys-removed = Entfernt. Er wird ab jetzt abgelehnt.

recovery-lost = Ich habe es verloren
recovery-title = Sie haben verloren, womit Sie es nachweisen
recovery-begin = Wir schicken Ihnen einen Code. Danach wird gefragt, wer hier für Sie einsteht und mit Ihnen sprechen will. Dann legen Sie in diesem Browser einen neuen Passkey an, und was Sie verloren haben, wird abgelehnt.
recovery-send = Code zusenden
recovery-asked = Wer hier für Sie einsteht, wurde per Mail gefragt und wird mit Ihnen sprechen wollen. Sie bekommen eine Mail, sobald geantwortet wurde; kommen Sie dann in diesem Browser auf diese Seite zurück.
recovery-asked-until = Die Antwort ist bis { $at } möglich.
recovery-refused = Ihre Bitte wurde abgelehnt. Es hat sich nichts geändert. Sprechen Sie mit der Person, die Sie eingeladen hat.
recovery-make = Sie dürfen jetzt einen neuen Passkey anlegen. Alle Ihre bisherigen Passkeys und die Authenticator-App werden von da an abgelehnt, und andere Browser werden abgemeldet.
recovery-make-until = Das geht in diesem Browser bis { $at }.
recovery-again = Noch einmal nachsehen
choose-home = Ihre Firma hat mehr als eine Anmeldung. Wählen Sie die, die Sie dort benutzen; die Adresse darunter sagt, wohin sie führt.

## Was der Gast über sich sieht
me-title = Mein Zugang und meine Daten
me-who = Wer Sie hier sind
me-name = Name
me-email = Mailadresse
me-company = Firma
me-through = Sie melden sich an über
me-confirmed = Zuletzt bestätigt von Ihrer Firma
me-ends = Ihr ganzer Zugang endet
me-sponsor = Für Sie zuständig
me-nobody = niemand Bestimmtes
me-said = Was Ihre Firma weitergegeben hat
me-vouched = von Ihrer Firma bestätigt
me-apps = Ihre Apps
me-why = Warum
me-why-guest = Ihnen gegeben
me-why-group = Gruppe
me-why-partner = für alle bei
me-gets = Was sie über Sie weiß
me-gets-nothing = noch nichts
me-last-used = Zuletzt geöffnet
me-until = Bis
me-shut = öffnet sich zurzeit nicht
me-sign-ins = Ihre Anmeldungen der letzten 30 Tage
me-signed-in = angemeldet
me-do = Was Sie tun können
me-language = Sprache von Seiten und Mails
me-save = Speichern
me-download = Meine Daten herunterladen
me-sign-out = Überall abmelden
me-leave = { $company } verlassen
leave-title = { $company } verlassen?
leave-text = Alles endet sofort: Sie werden überall abgemeldet, und keine App öffnet sich mehr.
leave-apps = Sie verlieren
leave-erased =
    { $days ->
        [one] Nach einem Tag wird alles Persönliche aus Ihrem Eintrag gelöscht.
       *[other] Nach { $days } Tagen wird alles Persönliche aus Ihrem Eintrag gelöscht.
    }
leave-erased-now = Alles Persönliche wird sofort aus Ihrem Eintrag gelöscht.
leave-told = { $name } erfährt davon.
leave-back = Um wiederzukommen, brauchen Sie eine neue Einladung, und von dem, was Sie hatten, bekommen Sie nichts zurück.
leave-go = Verlassen
leave-stay = Bleiben
left-title = Sie haben { $company } verlassen
left-text = Sie sind überall abgemeldet, und keine App öffnet sich mehr. Sie können diese Seite schließen.

## Terms of use
invite-terms = Sie werden gebeten zuzustimmen:
panel-terms = Wartet auf Ihre Zustimmung
me-terms = Bedingungen, denen Sie zustimmten
terms-ask-title = Bevor es weitergeht
terms-ask = { $company } bittet seine Gäste, diesem zuzustimmen.
terms-ask-app = { $company } bittet alle, die { $app } öffnen, diesem zuzustimmen.
terms-since = gilt ab { $day }
terms-version = Fassung { $number }
terms-agree = Ich stimme zu
terms-kept = Wir bewahren auf, wann Sie welcher Fassung zugestimmt haben. Sie finden es unter „Mein Zugang und Datenschutz“.
terms-later-title = Sie haben nicht zugestimmt
terms-later = Ohne Zustimmung bleiben die Apps bei { $company } geschlossen.
terms-later-app = Ohne Zustimmung bleibt { $app } geschlossen.
terms-later-text = Sonst hat sich nichts geändert. Sie können jederzeit zustimmen, sich abmelden oder ganz gehen.
terms-again = Noch einmal lesen
terms-counts-not = abgelöst oder abgelaufen
