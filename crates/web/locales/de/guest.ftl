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

## Daten; alle in UTC
month-1 = Jan.
month-2 = Feb.
month-3 = März
month-4 = Apr.
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = Aug.
month-9 = Sept.
month-10 = Okt.
month-11 = Nov.
month-12 = Dez.
date = { $day }. { $month } { $year }
moment = { $day }, { $time } UTC
time = { $time } UTC

## Anmelden
sign-in-title = Bei { $company } anmelden
sign-in-title-app = Anmelden, um { $app } zu öffnen
field-work-email = Geschäftliche E-Mail-Adresse
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
invite-problem-title = Diese Einladung gilt nicht

## Übersicht
panel-title = Ihre Apps bei { $company }
panel-empty = Noch keine Apps
panel-empty-ask = Fragen Sie { $name } nach den Apps, die Sie brauchen.
panel-empty-host = Fragen Sie die Person, die Sie eingeladen hat, nach den Apps, die Sie brauchen.
panel-you = Sie sind { $name }, { $partner }
panel-until = bis { $day }
panel-ends = endet bald: { $day }
panel-no-link = Über die eigene Adresse öffnen

## Ablehnungen
denial-title = Sie können sich nicht anmelden
denial-title-app = Sie können { $app } nicht öffnen

## Abmelden
sign-out-title = Bei { $company } abmelden?
sign-out-app = { $app } möchte Sie abmelden. Das beendet Ihre Sitzung hier und in den geöffneten Apps.
sign-out-plain = Das beendet Ihre Sitzung hier und in den geöffneten Apps.
stay = Angemeldet bleiben
signed-out-title = Sie sind abgemeldet
signed-out-text = Ihre Sitzung bei { $company } ist beendet.
sign-in-again = Wieder anmelden
