### Seiten der Admins.

## Navigation und Wörter aller Seiten
nav = Hauptmenü
nav-dashboard = Start
nav-guests = Gäste
nav-partners = Partner
nav-apps = Apps
nav-groups = Gruppen
nav-policy = Regeln
nav-audit = Protokoll
yes = Ja
no = Nein
cancel = Abbrechen
save = Speichern
next = Weiter
older = Ältere
refresh = Aktualisieren
find = Suchen
filter = Filtern
more-filters = Weitere Filter
any = Alle
state = Stand
in-use = In Betrieb
off = Aus
switch-on = Einschalten
switch-off = Ausschalten
suspend = Sperren
resume = Entsperren
take-away = Entfernen
refused = Abgelehnt
shown-of = { $shown } von { $total }
id = Kennung
app = App
guest = Gast
group = Gruppe
partner = Partner
members = Mitglieder
sessions = Laufende Sitzungen
until = Bis
ends = Endet
history = Verlauf
done-saved = Gespeichert.
done-invited = Die Einladung ist unterwegs.
done-invited-shared = Die Einladung ist unterwegs. Dieses Postfach lesen wohl mehrere, und wer den Link zuerst öffnet, kann annehmen: Laden Sie besser jede Person einzeln ein.
done-unlinked = Gelöst. Die Sitzungen sind beendet. Ohne ein Konto ist der Gast eingefroren und kommt nur durch eine neue Einladung zurück.
done-resent = Eine neue Einladung ist unterwegs. Der alte Link gilt nicht mehr.
done-suspended = Gesperrt. Die Sitzungen sind beendet, ab jetzt lässt sich nichts mehr öffnen.
done-resumed = Entsperrt.
done-ended = Beendet.
done-taken = Entfernt. Es wirkt ab der nächsten Anfrage.
done-factors-reset = Vergessen. Der Gast meldet sich neu an und kann einen anderen Faktor hinzufügen.
done-given = Vergeben. Es wirkt ab der nächsten Anfrage.
done-dismissed = Beiseitegelegt.
done-thawed = Aufgetaut. Der Gast hat Apps und Gruppen wieder und meldet sich neu an.
done-erased = Gelöscht. In diesem Eintrag steht nichts Persönliches mehr.
done-address-taken-over = Übernommen. Mails gehen ab jetzt an die neue Adresse.
done-sponsored = Übergeben.
done-passkey = Der Passkey ist bereit für das nächste Mal.

## Anmelden
admin-sign-in-title = Anmeldung für Admins
admin-sign-in-passkey = Mit Passkey anmelden
admin-recover-title = Kein Passkey zur Hand?
admin-recover-text = Führen Sie das auf dem Server aus. Es gibt einen Link aus, der Sie einmal anmeldet.
admin-link-title = Als Admin anmelden
admin-link-text = Dieser Link gilt einmal. Er ist verbraucht, wenn Sie auf den Knopf drücken.
admin-link-use = Anmelden

## Startseite
dashboard-title = Überblick
latest = Neuestes
count-guests-active = aktive Gäste
count-guests-invited = eingeladen, noch nicht angenommen
count-guests-suspended = gesperrte Gäste
count-partners = Partner
count-apps = Apps
count-deliveries-waiting = Zustellungen warten
count-deliveries-dead = Zustellungen aufgegeben

## Gäste
guest-state-invited = Eingeladen
guest-state-active = Aktiv
guest-state-suspended = Gesperrt
guest-state-frozen = Eingefroren
guest-state-removed = Entfernt
name-or-mail = Name oder E-Mail
name-or-domain = Name oder Maildomain
confirmed = Zuletzt bestätigt
confirmed-through-probe = gefragt bei { $name }
confirmed-through-sign-in = Anmeldung bei { $name }
confirmed-through-mailbox = Code per Mail, { $name }
confirmed-counts = Gilt bis
standing-confirmed = Bestätigt
standing-overdue = Überfällig
standing-unconfirmable = Muss sich neu anmelden
standing-idle = Nicht aktiv
partner-confirmed = Aktive Gäste: { $confirmed } bestätigt, { $overdue } überfällig, { $unconfirmable }, über die nur ihre nächste Anmeldung etwas sagt.
guests-empty = Keine Gäste gefunden
guests-empty-text = Ändern Sie den Filter, oder laden Sie jemanden ein.
guest-count =
    { $count ->
        [one] 1 Gast
       *[other] { $count } Gäste
    }
guest-no-apps = Diesem Gast wurde keine App gegeben.
frozen-since = Eingefroren seit { $since }.
frozen-closes = Am { $until } wird alles Persönliche in diesem Eintrag endgültig gelöscht.
frozen-archive = Kommt beim Auftauen zurück:
frozen-archive-none = Direkt war keine App und keine Gruppe gegeben.
frozen-then = Niemand kann sich als dieser Gast anmelden. Unter der Adresse darf jemand anderes eingeladen werden und bekommt nichts von diesem Gast.
thaw = Auftauen
freeze-gone-at-home = Die Firma kennt das Konto nicht mehr.
freeze-account-disabled = Die Firma hat das Konto gesperrt.
freeze-account-purged = Die Firma hat das Konto endgültig gelöscht.
freeze-deprovisioned = Das Verzeichnis der Firma hat das Konto abgeschaltet.
freeze-deleted = Das Verzeichnis der Firma hat die Person gelöscht.
freeze-recreated = Von derselben Anmeldung kam ein anderes Konto mit dieser Adresse: Sie gehört vielleicht inzwischen jemand anderem. Fragen Sie die Firma, bevor Sie auftauen oder neu einladen.
freeze-unlinked = Das Konto wurde vom Gast gelöst. Zurück führt nur eine neue Einladung.
freeze-subject-reused = Nach langer Zeit kam das Konto mit anderem Namen und anderer Adresse: Es gehört vielleicht inzwischen jemand anderem. Fragen Sie die Firma, bevor Sie auftauen oder neu einladen.
freeze-unconfirmed = Zu lange hat niemand die Person bestätigt.
freeze-sponsor-gone = Der Bürge ist gegangen, und niemand hat übernommen.
closed-since = Geschlossen am { $since }. Alles Persönliche wurde gelöscht.
count-guests-frozen = eingefrorene Gäste
sponsor = Bürge
sponsor-none = niemand
sponsor-until = Eingefroren am
sponsor-gone = Bürge gegangen
sponsor-gone-until = werden am { $until } eingefroren, wenn niemand übernimmt
sponsors-title = Bürgen
sponsors-text = Für jeden Gast steht ein Admin ein. Geht er, übernimmt jemand anderes, oder die Gäste werden eingefroren.
hand-over = Übergeben
field-guests-of = Gäste von
field-successor = Wer ab jetzt für sie einsteht
field-successor-hint = Ohne Nachfolger bekommen die anderen Admins eine Mail, und nach der Frist werden die Gäste eingefroren.
successor-nobody = Noch niemand
field-admin = Admin
admin-roles-text = Eigentümer dürfen alles. Admins dürfen alles, außer zu ändern, wer verwaltet. Einladende laden Leute ein und sehen nach. Prüfer sehen nach.
field-role = Rolle
admin-role-owner = Eigentümer
admin-role-admin = Admin
admin-role-inviter = Einladende
admin-role-auditor = Prüfer
admin-off = Einen Admin abschalten
admin-off-text = Seine Sitzungen enden sofort.
unlink = Dieses Konto lösen
take-address = Mails ab jetzt dorthin
erase = Alles Persönliche löschen
confirm-guest-erase-title = Alles Persönliche von { $name } löschen?
confirm-guest-erase-text = Der Gast wird entfernt, und Name, Adressen, Konten, Nachrichten, Passkeys und Anmeldungen werden endgültig gelöscht. Auch Einladungsdateien mit der Adresse gehen. Es bleiben eine Kennung und die Audit-Kette, die nur Kennungen enthält.
confirm-guest-erase-go = Endgültig löschen
frozen-gone-at-home = bei der Firma gegangen
frozen-account-disabled = bei der Firma gesperrt
frozen-account-purged = bei der Firma gelöscht
frozen-deprovisioned = im Verzeichnis abgeschaltet
frozen-deleted = im Verzeichnis gelöscht
frozen-recreated = jemand anderes kam
frozen-unlinked = Konto gelöst
frozen-subject-reused = kam als jemand anderes zurück
frozen-unconfirmed = nicht bestätigt
frozen-sponsor-gone = Bürge gegangen
home-address = Bei der Firma
home-unverified = von der Firma nicht bestätigt
renew = Das ist ein neuer Gast, der nichts vom früheren bekommt
can-open = Darf öffnen
why-link = Warum?
through = Durch
via-direct = direkt vergeben
via-group = Gruppe
via-partner = alle von
give-app = App geben
add-to-group = In Gruppe aufnehmen
identity = Identität
signs-in-with = Meldet sich an mit
mail-code = Code per E-Mail
invited-at = Eingeladen
accepted-at = Angenommen
invitations = Einladungen
valid-until = gültig bis { $until }
invitation-state-open = Offen
invitation-state-redeemed = Angenommen
invitation-state-revoked = Zurückgezogen
invitation-state-expired = Abgelaufen
resend = Einladung neu senden
remove-access = Zugang entfernen
to-guests = Zu allen Gästen

## Entfernen
remove-title = Zugang von { $name } entfernen?
remove-who = { $name } ({ $mail }) wird ab der nächsten Anfrage überall abgelehnt.
remove-effect = Was endet
remove-apps =
    { $count ->
        [0] Zurzeit lässt sich keine App öffnen.
        [one] 1 App:
       *[other] { $count } Apps:
    }
remove-sessions =
    { $count ->
        [0] Keine laufende Sitzung
        [one] 1 laufende Sitzung
       *[other] { $count } laufende Sitzungen
    }
remove-invitations =
    { $count ->
        [0] Keine offene Einladung
        [one] 1 offene Einladung
       *[other] { $count } offene Einladungen
    }
remove-residual =
    { $minutes ->
        [one] Eine App, die Tokens selbst prüft, läuft höchstens noch eine Minute.
       *[other] Eine App, die Tokens selbst prüft, läuft höchstens noch { $minutes } Minuten.
    }
remove-final = Das lässt sich nicht rückgängig machen. Eine spätere Einladung legt einen neuen Gast an.
removed-text = Überall abgelehnt seit { $time }.
removed-no-apps = Es war keine App geöffnet worden.
cut-at = Abgelehnt seit
app-told = Abmeldenachricht
tokens-end = Letztes Token endet
told-at-once = Geht sofort hinaus
by-signal = Per Signal:
delivery-delivered = Zugestellt
delivery-waiting = Wartet
delivery-dead = Aufgegeben
delivery-deaf = App hört nicht zu
delivery-unused = Nicht geöffnet

## Mehrere entfernen
tick-named = { $name } auswählen
open-invitations = Offene Einladungen
bulk-title =
    { $count ->
        [one] Zugang von 1 Gast entfernen?
       *[other] Zugang von { $count } Gästen entfernen?
    }
bulk-text =
    { $count ->
        [one] 1 Gast wird ab der nächsten Anfrage überall abgelehnt.
       *[other] { $count } Gäste werden ab der nächsten Anfrage überall abgelehnt. Jeder wird für sich entfernt und hat einen Beleg.
    }
bulk-none = Niemand ist ausgewählt
bulk-done =
    { $count ->
        [0] Niemand wurde entfernt
        [one] 1 Gast ist entfernt
       *[other] { $count } Gäste sind entfernt
    }
removal-removed = Entfernt
removal-already-removed = War schon entfernt
removal-duplicate-row = Zweimal ausgewählt
removal-guest-unknown = Kein solcher Gast
removal-guest-ambiguous = Mehrere Partner haben diesen Gast
removal-partner-unknown = Kein solcher Partner
removal-cell-invalid = Weder Kennung noch Adresse
removal-unavailable = Nicht erledigt. Bitte noch einmal versuchen

## Belege, was geendet hat
receipts = Belege
receipt-text = Abgelehnt seit { $time }.
receipt-by = Veranlasst von
receipt-of = Betrifft
receipt-sessions = Beendete Sitzungen
receipt-grants = Beendete Anmeldungen an Apps
receipt-invitations = Zurückgezogene Einladungen
receipt-line = Zeile im Protokoll und ihr Hash
receipt-file = Herunterladen und aufheben
receipt-hint = Die Datei enthält all das und die Zeile des Protokolls. Der Befehl „portico receipt check“ prüft sie gegen die Kette.
receipt-apps =
    { $count ->
        [0] Keine App
        [one] 1 App
       *[other] { $count } Apps
    }
receipt-notices = { $delivered } zugestellt, { $waiting } warten, { $dead } aufgegeben
receipt-guest-removed = Zugang von { $name } ist entfernt
receipt-guest-suspended = { $name } ist gesperrt
receipt-guest-frozen = { $name } ist gegangen und eingefroren
receipt-account-unlinked = Ein Konto von { $name } ist entfernt
receipt-factors-reset = Passkeys von { $name } sind vergessen
receipt-signed-out = { $name } hat sich überall abgemeldet
receipt-sessions-ended = Sitzungen von { $name } wurden beendet
receipt-home-signal = Das Heimatunternehmen hat Sitzungen von { $name } beendet
receipt-partner-suspended = { $name } ist gesperrt
receipt-partner-ended = Die Zusammenarbeit mit { $name } ist beendet
receipt-contract-narrowed = Apps fehlen jetzt im Vertrag von { $name }
receipt-connection-disabled = Eine Verbindung von { $name } ist ausgeschaltet
receipt-app-disabled = { $name } ist ausgeschaltet
receipt-app-withdrawn = { $name } hat die Registrierung aufgegeben
receipt-assignment-removed = Eine App ist entzogen: { $name }
receipt-group-left = { $name } hat eine Gruppe verlassen
receipt-consent-withdrawn = { $name } hat eine Zustimmung zurückgezogen

## Einladen
invite-guest = Gast einladen
invite-csv = Aus CSV einladen
invite-instead = Viele auf einmal?
invite-several = Mehrere Personen auf einmal
send-invitation = Einladung senden
field-email = E-Mail-Adresse
field-name = Name
field-people = Personen
field-people-hint = Jede auf einer Zeile oder durch Kommas getrennt, auch mit Namen, wie ein Mailprogramm sie kopiert. Bis zu 100. Sie sehen, was jede bekäme, bevor etwas gesendet wird; E-Mail und Name unten dürfen leer bleiben.
field-partner = Partner
field-partner-hint = Name oder Mail-Domain. Offen lassen, um ihn über die Adresse zu finden.
field-apps = Apps
field-groups = Gruppen
field-message = Nachricht
field-message-hint = Einfacher Text. Er steht in der E-Mail und auf der Einladungsseite.
field-contact = Link zum Kontakt
field-contact-hint = So erreicht der Gast Sie: https:// oder mailto:
field-reply = Adresse nach der Annahme
field-reply-hint = Nur eine Adresse, die eine App registriert hat. Ohne sie: die App oder die Übersicht.
field-language = Sprache

## CSV
import-title = Aus CSV einladen
import-text = Eine Zeile je Person, die erste mit Beschriftungen. Kommas, Semikolons und Tabs gehen alle.
import-template = Vorlage herunterladen
field-file = Datei
field-file-hint = .csv, wie Ihre Tabellenkalkulation sie speichert
field-pasted = Oder die Zeilen einfügen
check = Prüfen
nothing-changed = Noch ist nichts geändert.
import-ids = Kennungen von Apps und Gruppen herunterladen
import-whole = Diese Datei ist eine vollständige Liste
import-whole-text = Dann verliert den Zugang, wer nicht darin steht. Sie sehen zuerst, wer das ist, und bestätigen es.
field-whole-partner = Aller Gäste des Partners
field-whole-partner-hint = Wer nicht in der Datei steht, wird entfernt.
field-whole-app = Aller Gäste, die die App haben
field-whole-app-hint = Wer nicht in der Datei steht, verliert diese App. Zugang durch Gruppen und Partner bleibt.
import-whole-of = vollständige Liste von
import-files = Dateien der letzten Tage
import-rows =
    { $rows ->
        [one] 1 Zeile
       *[other] { $rows } Zeilen
    }
import-step-reading = wird gelesen
import-step-checking = wird geprüft
import-step-checked = geprüft, nicht gesendet
import-step-sending = wird gesendet
import-step-sent = gesendet
import-columns = Spalten
column-email = Die Adresse der Person. Nötig.
column-name = Der Name der Person, für die E-Mail und die Gästeliste. Nötig.
column-contact = So erreicht die Person Sie: https:// oder mailto:. Nötig.
column-brand = Die App, deren Name auf E-Mail und Seite steht.
column-apps = Apps, die vergeben werden: Kennungen oder Kurznamen, durch Leerzeichen getrennt.
column-groups = Gruppen, in die aufgenommen wird: Kennungen oder Namen, durch Leerzeichen getrennt.
column-reply = Wohin es nach der Annahme geht; nur eine registrierte Adresse.
column-language = en, de, es, fr, it, ja, ko, pt-BR, ru, zh-Hans oder zh-Hant.
import-check-title = Zeilen prüfen
row-invite = Einladen
row-add = Ergänzen
row-remove = Verliert Zugang
row-unchanged = Unverändert
row-warning = Mit Hinweis
row-problem = Problem
row-skipped = Weggelassen
import-whole-partner = Vollständige Liste von { $name }: Von { $listed } Gästen stehen { $missing } nicht in der Datei und werden entfernt.
import-whole-app = Vollständige Liste von { $name }: Von { $listed } Gästen stehen { $missing } nicht in der Datei und verlieren die App.
import-ceiling = Eine Datei darf höchstens { $most } den Zugang nehmen. Prüfen Sie, ob die Datei vollständig ist, oder lassen Sie limits.reconcile erhöhen.
import-nameless =
    { $count ->
        [one] 1 Zeile nennt niemanden. Berichtigen Sie sie oder lassen Sie sie zuerst weg, damit niemand aus Versehen entfernt wird.
       *[other] { $count } Zeilen nennen niemanden. Berichtigen Sie sie oder lassen Sie sie zuerst weg, damit niemand aus Versehen entfernt wird.
    }
import-confirm =
    { $missing ->
        [one] Ja, 1 Person verliert den Zugang
       *[other] Ja, { $missing } Personen verlieren den Zugang
    }
import-again = Noch einmal prüfen
import-all = Alle Zeilen zeigen
import-only =
    { $count ->
        [one] Nur die Zeile mit Problem oder Hinweis zeigen
       *[other] Nur die { $count } Zeilen mit Problem oder Hinweis zeigen
    }
import-no-problems = Keine Zeile hat ein Problem.
import-use = Übernehmen
import-skip = Weglassen
import-recheck = Noch einmal prüfen
import-checking-title = Zeilen werden geprüft
import-sending-title = Einladungen werden gesendet
import-progress = { $done } von { $all }
import-leave = Sie können diese Seite verlassen; es geht ohne sie weiter. Sie erneuert sich von selbst.
import-send =
    { $invitations ->
        [0] Anwenden
        [one] 1 Einladung senden
       *[other] { $invitations } Einladungen senden
    }{ $additions ->
        [0] {""}
        [one] , 1 Gast ändern
       *[other] , { $additions } Gäste ändern
    }
import-result = Ergebnis herunterladen
import-other = Andere Datei wählen
line = Zeile
address = Adresse
result = Ergebnis
message = Hinweis
import-applied-title = Einladungen sind unterwegs
import-done = Einladungen: { $invitations }. Geänderte Gäste: { $additions }.
import-done-title = Die Datei ist erledigt
import-removed =
    { $count ->
        [one] 1 Person stand nicht in der Datei und verlor den Zugang; der Beleg steht auf ihrer Seite.
       *[other] { $count } Personen standen nicht in der Datei und verloren den Zugang; die Belege stehen auf ihren Seiten.
    }
mails-delivered = Übergebene E-Mails
mails-waiting = Wartende E-Mails
mails-refused = Abgelehnte E-Mails
invitations-accepted = Angenommen
import-left-out =
    { $count ->
        [one] 1 Zeile blieb weg. Berichtigen Sie sie in der Ergebnisdatei und laden Sie diese wieder hoch.
       *[other] { $count } Zeilen blieben weg. Berichtigen Sie sie in der Ergebnisdatei und laden Sie diese wieder hoch.
    }

## Partner
partner-state-active = Aktiv
partner-state-suspended = Gesperrt
partner-state-ended = Beendet
partners-empty = Noch keine Partner
partners-empty-text = Ein Partner ist eine Firma, deren Leute Sie einladen.
add-partner = Partner anlegen
end-partner = Zusammenarbeit beenden
field-partner-name = Name der Firma
field-domains = Mail-Domains
field-domains-hint = Eine je Zeile, etwa fabrikam.example
connections = Wege zur Anmeldung
add-connection = Anmeldedienst des Partners anlegen
cut-over = Vom Code per E-Mail zu dieser Anmeldung
cut-over-accounts = { $count ->
    [0] Niemand meldet sich mehr mit Code per E-Mail an.
    [one] { $count } Gast meldet sich noch mit Code per E-Mail an.
   *[other] { $count } Gäste melden sich noch mit Code per E-Mail an.
}
field-cut-over = Letzter Tag der Codes per E-Mail
field-cut-over-hint = Wie 2027-03-31. Bis dahin wird bei jeder Anmeldung um den Wechsel gebeten, und er darf warten. Leer: niemand wird gebeten.
mail-code-connection = Code per E-Mail und Passkey, für Leute ohne eigenen Anmeldedienst.
redirect-uri = Dort zu registrierende Redirect-URI
home-logout-uri = Dort zu registrierende Adresse für Back-Channel-Logout
our-keys = Unsere Schlüssel (JWKS-URL)
held = Angehalten
needs-you = Braucht Sie
held-text = Dieser Anmeldedienst hat sich geändert, ohne dass jemand zugestimmt hat. Niemand meldet sich darüber an, bis Sie die Änderung annehmen. Fragen Sie zuerst den Partner.
drift-issuer = Er nennt sich anders (Issuer).
drift-endpoints = Seine Adressen liegen auf einem anderen Host.
drift-algorithms = Er signiert nicht mehr wie bisher.
drift-reusable-subjects = Er benennt Personen nach Benutzername oder Adresse, und die bekommt eines Tages jemand anderes. Nehmen Sie das nur an, wenn es dort nie geschieht.
drift-subjects = Er benennt Personen auf andere Art.
release = Änderung annehmen
field-release-why = Warum
field-release-why-hint = Wen Sie gefragt haben und was die Antwort war. Es bleibt im Protokoll.
field-tenants = Mandanten
field-tenants-hint = Nur für Microsoft Entra ID (Mandanten-IDs) und Google Workspace (Domains), eine pro Zeile.
field-connection-name = Name auf dem Knopf
field-connection-name-hint = Meist der Name der Firma.
field-issuer = Issuer
field-issuer-hint = Die Adresse vor /.well-known/openid-configuration
field-client-id = Client-ID
field-client-secret = Client-Secret
field-client-secret-hint = Leer lassen, um uns mit unseren veröffentlichten Schlüsseln auszuweisen; dann wird kein Secret geteilt. Ein Secret wird verschlüsselt gespeichert und nie wieder gezeigt.
partner-apps = Apps für alle Gäste dieses Partners

## Apps
apps-empty = Noch keine Apps
apps-empty-text = Registrieren Sie unten die erste.
register-app = App registrieren
short-name = Kurzname
assignments = Zuweisungen
metadata-title = Alles, was über { $name } registriert ist
metadata-intro = Die Namen sind die der OAuth-Client-Metadaten (RFC 7591). Was Sie weglassen, wird auf seine Vorgabe gesetzt.
metadata-all = Alles, was über diese App registriert ist
field-metadata = Client-Metadaten
field-metadata-hint = Ein JSON-Objekt.
app-settings = Angaben zur Anmeldung
field-app = App
field-app-name = Name
field-redirects = Redirect-URIs
field-redirects-hint = Vollständige Adressen, eine je Zeile; verglichen wird Zeichen für Zeichen.
field-auth-method = Art des Clients
field-alg = Signatur der ID-Tokens
field-launch = Startadresse
field-launch-hint = Wohin die Kachel in der Übersicht führt.
field-app-contact-hint = Wen ein abgelehnter Gast fragen kann: https:// oder mailto:
logout-told = Zuletzt bestätigte Abmeldung
field-backchannel = Back-Channel-Logout-URI
field-backchannel-hint = Hier sagen wir der App, wenn eine Sitzung endet.
new-secret = Neues Secret
who-may-open = Wer sie öffnen darf
nobody-yet = Niemand. Nur wem eine App zugewiesen ist, der kann sie öffnen.
assign = Zuweisen
assign-hint = Füllen Sie eines der drei aus.
assignee-guest = Gast
assignee-group = Gruppe
assignee-partner = alle Gäste des Partners
field-guest-mail = E-Mail-Adresse eines Gasts
field-group = Gruppe
field-partner-all = Alle Gäste von
field-ends = Letzter Tag
field-ends-hint = Etwa 2027-03-31
secret-title = Zugangsdaten für { $name }
secret-once = Das Secret wird nur dieses eine Mal gezeigt. Übernehmen Sie es jetzt in die Konfiguration der App.
secret-none = Diese App ist ein öffentlicher Client. Sie hat kein Secret.
secret-kept = Ich habe es übernommen

## Gruppen
groups-empty = Noch keine Gruppen
groups-empty-text = Eine Gruppe gibt ihre Apps allen Mitgliedern.
add-group = Gruppe anlegen
add-member = Mitglied aufnehmen
field-group-name = Name

## Erklären
why-text = Hier antworten dieselben Regeln, die eine App öffnen oder ablehnen, für jeden Zeitpunkt.
field-why-guest = Gast
field-why-guest-hint = E-Mail-Adresse oder Kennung. Oder allein: das Kennzeichen von einer Seite, die abgelehnt hat.
field-why-app = App
field-why-at = Wann
field-why-at-hint = Leer heißt jetzt. Sonst etwa 2027-03-31T09:00:00Z
explain = Erklären
why-yes = Ja. { $guest } kann { $app } öffnen.
why-no = Nein. { $guest } kann { $app } nicht öffnen.
why-until = Das endet von selbst: { $until }.
why-at = Stand { $at }
condition-guest = Der Gast ist aktiv und hat noch Zeit
condition-partner = Dem Partner wird vertraut
condition-app = Die App ist in Betrieb
condition-contract = Die Vereinbarung mit dem Partner umfasst die App
condition-mfa = Ein zweiter Faktor ist bewiesen, wo die App ihn verlangt
condition-confirmation = Das Heimatunternehmen hat den Gast zuletzt früh genug bestätigt
condition-session = Die Sitzung läuft
condition-assignment = Eine Zuweisung gibt die App

## Protokoll
audit-text = Jede Änderung und jede Ablehnung, in einer Kette, die sich nicht unbemerkt ändern lässt. Zum Prüfen:
number = Nr.
when = Wann
who = Wer
what = Was
about = Betrifft
event-authz = Anfrage einer App
event-client-auth = Ausweis einer App
event-code = Einlösung eines Codes
event-refresh = Erneuerung
event-userinfo = Angaben zur Person
event-revoke = Token zurückgegeben
event-par = Anfrage übergeben
event-client-credentials = App für sich selbst
event-device = Gerät
event-token-exchange = Token getauscht
event-consent = Zustimmung
event-logout = Abmeldung
event-jwt = Vorgelegtes Token
event-upstream-callback = Rückkehr von der Anmeldung
event-upstream-metadata = Metadaten des Anmeldedienstes
event-upstream-token = Token des Anmeldedienstes
event-outbound = Ausgehende Anfrage
event-sign-in = Anmeldung
event-mail-code = Code per E-Mail
event-step-up = Zweiter Faktor
event-passkey = Passkey
event-link = Identität verknüpft
event-invite = Eingeladen
event-move = Zur Anmeldung des Partners gewechselt
event-invite-bruteforce = Links ausprobiert
event-invite-asked = Um Einladung gebeten
event-redeem = Einladung angenommen
event-import = Datei angewendet
event-partner = Partner geändert
event-domain = Mail-Domain geändert
event-connection = Anmeldeweg geändert
event-guest = Gast geändert
event-setup = Einrichtung durch den Partner
event-group = Gruppe geändert
event-app = App geändert
event-app-stream = Signalstrom einer App geändert
event-assignment = Zuweisung geändert
event-admin = Admin
event-keys = Signaturschlüssel
event-csrf = Fremdes Formular
event-guest-removed = Gast entfernt
event-scim = Verzeichnis des Partners
event-leaver = Hat die Firma verlassen
event-guest-closed = Eintrag geschlossen
event-restored = Backup eingespielt
event-delivery = Zustellung aufgegeben
event-export = Liste als Datei entnommen
event-tryout = Claims angesehen oder Anmeldung getestet

## Rückfragen
guests-concerned = Betroffene Gäste
confirm-partner-suspend-title = { $name } sperren?
confirm-partner-suspend-text = Alle Gäste des Partners werden ab der nächsten Anfrage abgelehnt, ihre Sitzungen enden. Sie können das später aufheben.
confirm-partner-suspend-go = Sperren
confirm-partner-end-title = Zusammenarbeit mit { $name } beenden?
confirm-partner-end-text = Alle Gäste des Partners werden ab der nächsten Anfrage abgelehnt, offene Einladungen enden. Das lässt sich nicht rückgängig machen.
confirm-partner-end-go = Zusammenarbeit beenden
confirm-connection-disable-title = { $name } ausschalten?
confirm-connection-disable-text = Ab der nächsten Anfrage meldet sich niemand mehr darüber an, und jede Sitzung, die darüber kam, endet. Sie können sie wieder einschalten; was endete, kommt nicht zurück.
confirm-connection-disable-go = Ausschalten
confirm-app-disable-title = { $name } ausschalten?
confirm-app-disable-text = Ab der nächsten Anfrage kann niemand die App öffnen. Sie können sie wieder einschalten.
confirm-app-disable-go = Ausschalten
confirm-guest-suspend-title = { $name } sperren?
confirm-guest-suspend-text = Ab der nächsten Anfrage abgelehnt, alle Sitzungen enden. Sie können das später aufheben; was endete, kommt nicht zurück.
confirm-guest-suspend-go = Sperren
confirm-assignment-remove-title = { $name } entziehen?
confirm-assignment-remove-text = Was auf dieser Zuweisung beruht, endet sofort, und die App erfährt es. Wer die App aus einem anderen Grund öffnen darf, meldet sich neu an.
confirm-assignment-remove-go = Entziehen
confirm-app-secret-title = Neues Secret für { $name } erzeugen?
confirm-app-secret-text = Die App braucht das neue Secret, um weiterzulaufen.
confirm-app-secret-go = Neues Secret erzeugen

## The trust contract
contract-title = Die Vereinbarung mit { $name }
contract-intro = Fassung { $version }. Jede Änderung erhöht die Fassung, gilt ab der nächsten Anfrage und bleibt im Verlauf.
change-contract = Vereinbarung ändern
contract = Vereinbarung
contract-version = Fassung
contract-never = Nicht festgelegt
field-mfa-amr = Verfahren, die als mehrstufig gelten
field-mfa-amr-hint = Werte von amr, die das Heimatunternehmen sendet, einer je Zeile, etwa mfa. Was nicht dasteht, zählt nie.
field-mfa-acr = Kontexte, die als mehrstufig gelten
field-mfa-acr-hint = Werte von acr, die das Heimatunternehmen sendet, einer je Zeile.
field-app-scope = Apps
app-scope-any = Jede App darf gegeben werden
app-scope-only = Nur die unten gewählten Apps
field-allowed-apps = Gewählte Apps
field-quota = Höchstzahl der Gäste
field-quota-hint = Leer für beliebig viele.
field-recheck = Minuten, die eine Bestätigung des Heimatunternehmens gilt
field-recheck-hint = Danach wird es erneut gefragt, bevor etwas gegeben wird. Leer: solange die Sitzung lebt.
field-probe = Minuten zwischen zwei Fragen nach einem Gast an sein Heimatunternehmen
field-probe-hint = Im Hintergrund, ohne den Gast. Leer: alle 15 Minuten.
field-review = Erneut ansehen am
field-contacts = Ansprechpartner dort
field-contacts-hint = Einer je Zeile, etwa Ida Berg ida@fabrikam.example.
review-due = Prüfung fällig
review-due-text = Der Tag ist gekommen, diese Vereinbarung erneut anzusehen. Ändern Sie den Prüftag oder beenden Sie sie.
request = um Einladung gebeten
request-text = Der Link hat bei jemandem nicht funktioniert, der um eine andere Einladung bittet.
request-open = Jemand, bei dem der Link nicht funktioniert hat, bittet um eine andere Einladung:
request-account = Benutzt wurde das Konto { $account }, wie dessen eigene Anmeldung sagt. Laden Sie diese Adresse ein, laden Sie neu ein, oder legen Sie die Bitte beiseite.
request-dismiss = Beiseitelegen

## The second factor
mfa-wanted = Verlangt mehrstufige Anmeldung
mfa-not-wanted = Verlangt keinen zweiten Faktor
mfa-want = Zweiten Faktor verlangen
mfa-drop = Nicht mehr verlangen
app-leavers = Wenn der Zugang endet
field-unconfirmed = Stunden, die das Wort eines Anbieters über einen Gast hier gilt
field-unconfirmed-hint = Ein Gast, den so lange niemand bestätigt hat, meldet sich neu bei seiner Firma an. Leer: was der Vertrag des Partners sagt.
notices-to-app = Abmeldehinweise
notices-state = { $waiting } warten, { $dead } aufgegeben
stream = Signale
stream-enabled = Gewünscht
stream-paused = Von der App angehalten
stream-disabled = Von der App nicht gewünscht
stream-push = gesendet an
stream-poll = von der App abgeholt
stream-told = Zuletzt bestätigtes Signal
stream-signals = Signale an sie
stream-end = Signalstrom beenden
stream-none = Die App hat keinen Signalstrom angelegt. Das tut sie selbst, mit dem Scope ssf.manage in ihrer Registrierung.
notices-resend = Aufgegebene erneut senden
reset-factors = Zweite Faktoren zurücksetzen

## Mail domains
domains-title = Maildomains von { $name }
domains-intro = Das Heimatunternehmen dieses Partners darf sich nur für Adressen in diesen Domains verbürgen. Ein Eintrag im DNS oder der Postmaster beweist eine; was nur ein Admin gesagt hat, zählt, bis Sie es anders sagen.
domains-proofs = Beweisen
domain-state-attested = Von einem Admin gesagt
domain-state-proven = Bewiesen
domain-state-lapsed = Erloschen
domain-since = Seit
domain-confirmed = Zuletzt bestätigt
domain-next = Nächste Prüfung
domain-record = TXT-Eintrag
domain-value = Sein Wert
domain-check = Jetzt nachsehen
domain-prove = Eintrag zeigen
domain-mail = Postmaster anschreiben
domain-lapse = Nicht mehr zählen
domain-attest = Auf mein Wort zählen
domain-add = Domain hinzufügen
field-domain = Maildomain
field-domain-hint = Etwa fabrikam.example
start-link = Startlink für seine Leute

## Neue Schlüssel für Gäste
rekey = Neue Schlüssel für Leute, deren Anmeldung umgezogen ist
rekey-title = Neue Schlüssel für Leute von { $name }
rekey-intro = Zieht ein Partner zu einem anderen Mandanten oder Produkt um, kommen seine Leute mit anderen Schlüsseln wieder. Eine Datei sagt, welcher neue zu welchem alten gehört; jemand anderes als Sie gibt sie frei. Die Leute behalten ihre Apps und alles andere.
rekey-open = Wartet auf Freigabe
rekey-open-text = { $count ->
    [one] Ein neuer Schlüssel für einen Gast, vorgeschlagen von { $by } am { $at }.
   *[other] Neue Schlüssel für { $count } Gäste, vorgeschlagen von { $by } am { $at }.
}
rekey-own = Jemand anderes muss es freigeben.
rekey-approve = Freigeben und ausführen
rekey-discard = Beiseitelegen
rekey-propose = Vorschlagen
rekey-check = Was die Datei täte
rekey-total = { $count ->
    [one] Eine Zeile.
   *[other] { $count } Zeilen.
}
rekey-faults = { $count ->
    [0] Alle sind brauchbar.
    [one] Eine ist nicht brauchbar.
   *[other] { $count } sind nicht brauchbar.
}
rekey-left-out = { $count ->
    [0] Niemand fehlt.
    [one] Eine Person der alten Anmeldung steht nicht in der Datei.
   *[other] { $count } Personen der alten Anmeldung stehen nicht in der Datei.
}
rekey-old = Altes Subject
rekey-new = Neues Subject
rekey-fault-cell-empty = Eine Zelle ist leer
rekey-fault-old-unknown = Niemand hat dieses alte Subject
rekey-fault-old-twice = Das alte Subject stand schon weiter oben
rekey-fault-new-twice = Das neue Subject stand schon weiter oben
rekey-fault-new-taken = Das neue Subject gehört schon einem Gast
rekey-fault-guest-removed = Der Gast wurde entfernt
field-rekey-from = Alte Anmeldung
field-rekey-to = Neue Anmeldung
field-rekey-hint = CSV mit den Spalten old_subject und new_subject; new_issuer, wo die neue Anmeldung mehrere hat.

## Einrichtung durch den Partner
setup-by-partner = Den Partner seine Anmeldung verbinden lassen
setup-of = Einrichtung durch { $name }
setup-admin-text = Die IT des Partners bekommt einen Link, beweist das Postfach durch einen Code, verbindet die Anmeldung und testet sie. Nichts geht in Betrieb, bevor Sie es freigeben.
setup-draft = Was der Partner eingetragen hat
setup-state-open = beim Partner
setup-state-submitted = wartet auf Sie
setup-state-approved = in Betrieb
setup-approve = Freigeben und in Betrieb nehmen
setup-send-back = Zurückgeben
field-setup-note = Was zu ändern ist
field-setup-note-hint = Die IT des Partners liest es in einer Mail und auf ihrer Seite.
setup-returned-at = Zurückgegeben am { $at }.
setup-links = Links
setup-link-works = gilt
setup-link-revoked = zurückgezogen
setup-link-expired = abgelaufen
setup-link-revoke = Zurückziehen
setup-send = Link schicken
setup-waits = Eine Einrichtung wartet auf Freigabe
field-setup-email = Mailadresse der IT des Partners
field-setup-email-hint = Der Link gilt 30 Tage und nur für dieses Postfach.
field-auto-approve = Freigabe
auto-approve = Ohne mich in Betrieb, wenn der Partner eine hier eingetragene Domain beweist

event-recovery = Zweiter Faktor verloren
recovery = Passkey verloren
recovery-text = Hat sich angemeldet, das Postfach bewiesen und bittet um einen neuen Passkey.
recovery-open = Dieser Gast hat sich angemeldet, das Postfach bewiesen und sagt, dass alle Passkeys und die Authenticator-App verloren sind. Rufen Sie unter einer Nummer an, die Sie kennen, bevor Sie zustimmen: Ein gestohlenes Postfach sieht genauso aus.
recovery-approve = Neuen Passkey erlauben
recovery-refuse = Ablehnen
event-invite-volume = Ungewöhnlich viele Einladungen
# Eine Verbindung
connection-open = Einzelheiten, Test und Änderungen
connection-agreed = Was vereinbart ist
connection-change = Vereinbartes ändern
connection-client = Wie wir uns dort ausweisen
connection-claims = Claims für Name, Adresse, Gruppen
connection-test-text = Melden Sie sich einmal mit einem Konto des Partners an. Niemand kommt damit herein; wir zeigen, was zurückkam.
connection-preview = Was die Zuordnung daraus macht
connection-preview-text = Die Vorschau zeigt, was die Namen unten aus den Claims des letzten Tests machen, und ändert nichts.
connection-verified = Adresse bestätigt
connection-our-groups = Gruppen hier
claims-came = Claims, die kamen
claim-at-userinfo = (bei userinfo)
home-unread = Der Identitätsanbieter ließ sich nicht lesen:
home-origins = Hosts seiner Endpunkte
home-algorithms = Algorithmen seiner ID-Tokens
home-keys = Fingerabdrücke seiner Schlüssel
home-subjects = Wie seine Subjects aussehen
shape-uuid = UUIDs
shape-digits = Ziffern
shape-user-name = Benutzernamen
shape-address = Mailadressen
shape-mixed = andere Texte
shape-any = beliebig (angenommen)
auth-method-client-secret = Durch ein Client-Secret
auth-method-private-key-jwt = Durch unsere veröffentlichten Schlüssel (private_key_jwt)
auth-method-none = Durch nichts (öffentlicher Client)
field-own-proof = Wie wir uns ausweisen
field-new-secret = Neues Client-Secret
field-new-secret-hint = Leer lassen, um das gespeicherte zu behalten. Es wird verschlüsselt gespeichert und nie wieder angezeigt.
field-name-claim = Claim mit dem Namen
field-email-claim = Claim mit der Mailadresse
field-groups-claim = Claim mit den Gruppen
field-group-map = Gruppen nach Wert
field-group-map-hint = Je Zeile: der Wert beim Partner = eine Gruppe hier. Wer den Wert dort verliert, verlässt hier die Gruppe.
preview = Vorschau
test-over = Die Testanmeldung ist vorbei
test-over-text = Niemand wurde dadurch angemeldet. Der Bericht zeigt, was kam.
test-over-report = Bericht zeigen

# Das Verzeichnis des Partners (SCIM)

directory = Verzeichnis (SCIM)
directory-title = Verzeichnis von { $name }
directory-intro = Mit einem Token hält das Verzeichnis des Partners seine Leute bei uns auf dem Stand: Wer neu ist, darf kommen, und wer geht, verliert den Zugang sofort. Es erreicht nur die Leute dieser Verbindung.
directory-address = Basisadresse
directory-users = Benutzer dort
directory-groups = Gruppen dort
directory-tokens = Tokens
directory-token = Token
directory-once = Dieses Token wird jetzt gezeigt und nie wieder. Geben Sie es der IT des Partners auf einem Weg, dem Sie vertrauen.
directory-made = Gemacht
directory-ends = Endet
directory-used = Zuletzt benutzt
directory-never = Nie
directory-over = Vorbei
directory-rotate = Zwei Tokens gelten zugleich. Zum Wechseln machen Sie ein zweites, lassen den Partner es benutzen und nehmen dann das alte zurück.
directory-make = Token für ein Jahr machen
directory-who = Wer ein Benutzer ist
field-directory-subject = Attribut mit dem Subject
field-directory-subject-hint = Das Attribut eines Benutzers, das enthält, was die Anmeldung dort als sub sendet. Es gilt für Benutzer, die noch nicht verknüpft sind. Wählen Sie es nur, wo der Partner keinen Wert einer zweiten Person gibt.
directory-subject-none = Keines: die erste Anmeldung mit der Adresse zeigt es
directory-subject-external-id = externalId
directory-subject-user-name = userName

## Listen: Gäste und das Protokoll
unconfirmed = Aktiv, nicht bestätigt
ends-before = Endet vor (Tag)
views = Gespeicherte Filter:
view-name = Name für diesen Filter
view-save = Filter speichern
this-filter = Dieser Filter
with-selected = Mit den Ausgewählten
select-all = Alle { $total } passenden auswählen
extend = Letzten Tag setzen
change-sponsor = Bürgen ändern
export-csv = Als CSV exportieren
export-jsonl = Als JSON Lines exportieren
and-more = und { $count } weitere
bulk-act-give = App geben
bulk-act-extend = Letzten Tag setzen
bulk-act-sponsor = Bürgen ändern
bulk-act-remove = Zugang entfernen
bulk-changed =
    { $count ->
        [one] 1 Gast geändert
       *[other] { $count } Gäste geändert
    }
change-changed = Geändert
change-unchanged = War schon so
change-guest-unknown = Kein solcher Gast
change-guest-gone = Entfernt oder eingefroren
change-unavailable = Nicht geschehen. Versuchen Sie es noch einmal
actor-admin = Irgendein Admin
actor-guest = Irgendein Gast
actor-app = Irgendeine App
actor-partner-admin = IT des Partners
actor-directory = Verzeichnis des Partners
actor-anonymous = Nicht angemeldet
actor-operator = Betreiber
actor-system = Portico selbst
why-refused = Abgelehnt, weil
reference = Kennzeichen
since-day = Von (Tag)
until-day = Bis (Tag)
chain-holds = Hält
chain-verified = Geprüft bis #{ $line }, { $at }
chain-broken = Zeile { $line } ist nicht, wie sie geschrieben wurde. Lassen Sie diese Datenbank, wie sie ist, und vergleichen Sie sie mit einem Backup.
chain-unchecked = Noch nicht geprüft.
## Worum Gäste bitten
requests-title = Bitten von Gästen
requests-none = Niemand wartet auf eine Antwort
requests-none-text = Gäste bitten auf ihrer Übersicht um Apps. Um welche sie bitten dürfen, steht auf der Seite der App.
requests-all =
    { $count ->
        [one] Die Bitte jedes Gastes zeigen
       *[other] Alle { $count } Bitten zeigen, auch die bei anderen Sponsoren
    }
requests-mine = Nur die an mich ({ $count })
requests-wait =
    { $count ->
        [one] 1 Bitte eines Gastes wartet auf Ihre Antwort
       *[other] { $count } Bitten von Gästen warten auf Ihre Antwort
    }
requests-invitations = Bitten um eine neue Einladung
request-title = { $guest } bittet um { $app }
request-for = Bittet um
request-since = Gebeten
request-kind-access = Zugang
request-kind-extension = Verlängerung
request-confirmed = Zuletzt bestätigt von der Firma
request-last-used = App zuletzt geöffnet
request-never-used = nie
request-now = Zurzeit
request-opens = öffnet sich
request-guest-ends = Aller Zugang des Gastes endet
request-partner-ends = Der Vertrag des Partners endet
request-approve = Gewähren
request-approve-text = Der Gast kann die App sofort öffnen und erfährt es per Mail. Bei einer Verlängerung rückt auch das eigene Ende des Gastes nach, wenn es früher liegt.
request-refuse = Nicht gewähren
request-not-yours = Es entscheidet der Sponsor des Gastes oder ein Admin, der verwaltet.
field-request-until = Letzter Tag
field-request-until-hint = Zum Beispiel 2027-03-31. Nicht später als der Vertrag des Partners.
field-request-reason = Warum nicht
field-request-reason-hint = Der Gast liest es in der Mail und auf seiner Übersicht.
app-listing = Auf der Übersicht
field-listing = Wozu die App dient
field-listing-hint = Eine Zeile unter dem Namen, für Gäste.
field-requestable = Bitten
requestable-yes = Gäste dürfen um diese App bitten, wo der Vertrag ihres Partners sie einschließt
done-request-refused = Nicht gewährt. Der Gast erfährt es per Mail.
event-request = Um Zugang gebeten
## Einstellungen
nav-settings = Einstellungen
settings-text = Was Sie hier speichern, gilt sofort und auf jedem Knoten. Leeren Sie ein Feld, so gilt wieder die Vorgabe.
settings-host = Unternehmen
settings-languages = Sprachen
settings-mail = E-Mail
settings-lifetimes = Fristen
settings-limits = Grenzen
settings-contrast = Der geringste Kontrast Ihrer Farbe ist { $light } auf hellen und { $dark } auf dunklen Seiten; Text braucht 4,5.
settings-fixed = In der Konfiguration gesetzt
settings-fixed-text = Dies steht in der Konfigurationsdatei oder in der Umgebung. Ändern Sie es dort, oder nehmen Sie es heraus, um es hier zu setzen.
setting-company = Name der Firma
setting-contact-url = Wo Gäste Hilfe bekommen
setting-contact-url-hint = Ein Link, der mit https:// oder mailto: beginnt
setting-support = Wen man anruft
setting-support-hint = Eine Zeile am Fuß jeder Seite, etwa eine Telefonnummer mit ihren Zeiten
setting-brand-accent = Farbe von Links und Schaltflächen
setting-brand-accent-hint = Zum Beispiel #12558f. Sie muss dunkel genug sein, um auf Weiß lesbar zu sein; dunkle Seiten bekommen eine hellere davon.
setting-logo = Logo
setting-logo-hint = Ein PNG- oder WebP-Bild von höchstens 64 kB, für hellen Grund gezeichnet. SVG wird nicht genommen, weil es Skripte enthalten kann.
setting-logo-remove = Logo entfernen
setting-language = Sprache, wenn nichts Näheres entscheidet
setting-languages = Angebotene Sprachen
setting-languages-hint = Zu diesen können Gäste wechseln. Ist keine oder jede angekreuzt, wird jede übersetzte Sprache angeboten.
setting-mail-from = Absender von E-Mails
setting-mail-from-hint = Zum Beispiel Contoso und guests@contoso.example in spitzen Klammern, oder eine Adresse allein
setting-mail-reply-to = Antworten gehen an
setting-mail-reply-to-hint = Wo niemand genannt ist, der eingeladen hat
setting-mail-bounce = Unzustellbare E-Mails gehen an
setting-mail-bounce-hint = Ein Postfach, das jemand liest; leer: der Absender
setting-mail-reminders = An eine Einladung erinnern nach Tagen
setting-mail-reminders-hint = Bis zu fünf Zahlen, zum Beispiel 3 10. Geben Sie 0 für nie ein.
setting-mail-endings = Gästen vor dem Ende ihres Zugangs Bescheid geben, in Tagen
setting-mail-endings-hint = Bis zu fünf Zahlen, zum Beispiel 2 14. Geben Sie 0 für gar nicht ein.
setting-span-hint = Zum Beispiel 12h oder 14d
setting-lifetimes-invitation = Eine Einladung gilt
setting-lifetimes-sponsor-grace = Gäste eines gegangenen Sponsors bleiben
setting-limits-invitations = Neue Gäste, die ein Admin am Tag einladen darf
setting-limits-codes = Codes an eine Adresse je Stunde, für ein Netz
setting-limits-codes-of-strangers = Codes an eine Adresse je Stunde, für alle fremden Geräte
setting-limits-codes-from = Codes, die ein Netz je Stunde anfordern darf
setting-limits-guesses = Falsche Links, die ein Netz je Stunde versuchen darf
setting-limits-lookups = Adressen, die ein Netz je Stunde nachschlagen darf
event-settings = Einstellungen
mails-title = E-Mails
mails-text = Jede E-Mail, wie Gäste und Partner sie bekommen, mit Ihrem Namen, Ihrer Farbe und Ihrem Logo. Namen und Links sind Beispiele.
mails-show = Zeigen
mails-from = Von
mails-html = HTML ansehen
mails-send = An mich senden
mails-send-to = An { $mail }, durch den Ausgang wie jede andere. Kommt sie nicht, so steht im Log, was der Mailserver geantwortet hat.
mail-kind = Art
mail-language = Sprache
mail-kind-invitation = Einladung
mail-kind-reminder = Erinnerung an eine Einladung
mail-kind-code = Code
mail-kind-access-ending = Zugang endet bald
mail-kind-access-ended = Zugang ist beendet
mail-kind-request-decision = Anfrage entschieden
mail-kind-setup-link = Link zur Einrichtung für einen Partner
mail-kind-security-notice = Sicherheitshinweis
done-mailed = Die E-Mail ist unterwegs.

## Admins, Nachweise und Schlüssel
nav-admins = Admins
nav-keys = Schlüssel
done-rotated = Neue Schlüssel sind gemacht. Sie unterschreiben, sobald Apps sie kennen können.
admin-role-app-owner = App-Verantwortliche
admins-title = Admins
admin-add = Admin hinzufügen
admin-add-text = Sie bekommen einen Einmal-Link für die erste Anmeldung. Wer einlädt oder Apps verantwortet, wird auf der nächsten Seite an Partner und Apps gebunden.
admin-link-once = Übergeben Sie diesen Link selbst. Er gilt einmal, { $minutes } Minuten lang, und ist nur jetzt zu sehen.
admin-bind = Rolle und Reichweite
admin-bind-text = Partner und Apps zählen nur für Einladende und App-Verantwortliche. Es gilt ab deren nächster Anfrage.
admin-new-link = Neuer Einmal-Link
admin-audit = Was sie getan haben
bound = an einige gebunden
bound-partners-hint = Wer einlädt, sieht und lädt nur Leute von diesen ein; keiner angekreuzt heißt alle.
bound-apps-hint = Wer einlädt, gibt nur diese; keine angekreuzt heißt alle. App-Verantwortliche haben diese und keine andere.
admin-step-up-title = Weisen Sie nach, dass Sie es sind
admin-step-up-text = Was nun kommt, lässt sich nicht zurücknehmen oder reicht weit. Weisen Sie mit Ihrem Passkey nach, dass Sie es sind; danach sind Sie wieder, wo Sie waren.
admin-step-up-none = Sie haben hier keinen Passkey. Melden Sie sich mit einem Einmal-Link neu an, und legen Sie dann einen an. Der Betreiber druckt einen Link mit
keys-title = Signaturschlüssel
keys-text = Schlüssel wechseln von selbst. Der nächste wird veröffentlicht, bevor er unterschreibt, und ein alter bleibt, bis sein letztes Token vorbei ist.
keys-rotate = Jetzt wechseln
keys-rotate-text = Lässt neue Schlüssel übernehmen, sobald Apps sie kennen können, etwa weil ein Schlüssel bekannt geworden sein kann.
keys-alg = Algorithmus
keys-uses = Apps nach Verfahren ihrer ID-Tokens
keys-access = Access-Tokens aller Apps
keys-jwks = Veröffentlichte Schlüssel
key-next = Nächster
key-current = Aktuell
key-retiring = Läuft aus
signs-from = Unterschreibt ab
signs-until = Unterschreibt bis
published-until = Veröffentlicht bis
app-count =
    { $count ->
        [one] 1 App
       *[other] { $count } Apps
    }

## Ein Gast: Nutzung und Sitzungen
last-used = Zuletzt benutzt
if-removed = Jetzt entfernt, offen bis
closed-at-once = sofort zu
history-all = Ganzer Verlauf
end-session = Beenden
end-sessions = Alle Sitzungen beenden

## Startseite: was wartet
count-unconfirmed = aktive Gäste, nicht bestätigt
count-orphans = aktive Gäste ohne Bürgen
count-ending = aktive Gäste, deren Zugang binnen 30 Tagen endet
count-mails = Mails nicht zugestellt
sign-ins-today = Anmeldungen heute
signed-in = Angemeldet

## Terms of use
nav-terms = Bedingungen
done-published = Veröffentlicht. Diese Fassung ändert sich nicht mehr.
condition-terms = Der Gast hat den Nutzungsbedingungen zugestimmt
event-terms = Nutzungsbedingungen
terms-title = Nutzungsbedingungen
terms-of-use = Text
field-terms-app = Verlangt vor
field-terms-app-hint = Die einer App kommen zu denen hinzu, denen alle zustimmen.
field-terms-title = Überschrift
field-terms-text = Text
field-terms-text-hint = Reiner Text. Eine Leerzeile beginnt einen Absatz, https-Adressen werden zu Links. Bleiben Überschrift und Text leer, fällt die Sprache weg.
field-terms-from = Gilt ab (Tag)
field-terms-from-hint = Zum Beispiel 2027-03-31, ab dem ersten Augenblick (UTC). Leer: ab sofort.
field-terms-also = Wer gefragt wird
terms-again-all = Auch die fragen, die einer früheren Fassung zugestimmt haben
terms-yearly = Alle ein Jahr nach ihrer Zustimmung wieder fragen
terms-untitled = Noch kein Text
terms-empty = Gäste stimmen noch nichts zu
terms-empty-text = Schreiben Sie, was vor dem ersten Zugang zuzustimmen ist, und veröffentlichen Sie es.
terms-from = Gilt ab
terms-agreed = Gäste, die zugestimmt haben
terms-everything = allem
terms-new = Eine weitere Fassung
terms-new-text = Beginnt mit dem Text der letzten Fassung. Niemand wird gefragt, bevor sie veröffentlicht ist.
terms-new-go = Schreiben
terms-state-draft = Entwurf
terms-state-to-come = kommt noch
terms-state-in-force = in Kraft
terms-state-replaced = abgelöst
terms-discard = Entwurf verwerfen
terms-next = Nächste Fassung schreiben
terms-published = Veröffentlicht
terms-asked = Gefragt werden
terms-asks-all = Alle, auch wer einer früheren Fassung zugestimmt hat.
terms-asks-new = Wer keiner früheren Fassung zugestimmt hat.
terms-asks-yearly = Eine Zustimmung endet nach einem Jahr.
terms-to-ask = Aktive Gäste, die noch zustimmen müssen
terms-write = Schreiben
terms-preview = So lesen es Gäste
terms-publish = Veröffentlichen
terms-publish-text = Eine veröffentlichte Fassung ändert sich nie. Ab wann sie gilt, öffnen gefragte Gäste keine App, bis sie zustimmen; wer in einer App arbeitet, wird gefragt, wenn sie ihren Zugang erneuert.

## What an app learns, and trying it
auth-client-secret-basic = Mit einem Secret im Header (client_secret_basic)
auth-client-secret-post = Mit einem Secret im Formular (client_secret_post)
auth-none = Mit nichts: Sie läuft auf dem Gerät des Gasts
register-known = Bekannte Software registrieren
register-known-text = Callback, Anmeldung und Abmeldung werden ausgefüllt; danach erhalten Sie die Einstellungen für die andere Seite.
field-preset = Art der App
field-app-url = Adresse der App
field-app-url-hint = Etwa https://grafana.contoso.example; eine native App braucht keine.
field-app-shown = Gästen angezeigt als
preset-web = Web-App mit Server
preset-spa = Single-Page-App im Browser
preset-native = Native App auf Rechner oder Telefon
config-title = Einstellungen für die App
config-text = Kopieren Sie dies in die Einstellungen der App und setzen Sie das Client-Secret an seine Stelle.
trial = Ausprobieren
trial-text = Ein Test durchläuft die echte Anmeldung in diesem Browser. Sie selbst haben kein Gastkonto: Melden Sie sich als ein Gast an, der Sie sein können. Was gewährt wird, endet sofort; kein Token wird gezeigt oder aufbewahrt.
trial-go = Anmeldung testen
trial-title = Testanmeldung bei { $app }
trial-fine = Die Anmeldung funktioniert
trial-wrong = Die Anmeldung kam zurück, doch ein Client würde ihr nicht glauben
trial-refused = Die Anmeldung wurde abgelehnt
trial-as = { $guest } hat sich angemeldet und bleibt in diesem Browser hier angemeldet. Was die App erhalten hätte, ist beendet.
trial-checks = Was ein Client prüft
trial-request = Anfrage
trial-response = Antwort
check-state = Die Antwort gehört zur Anfrage (state)
check-issuer = Sie kam vom gefragten Aussteller
check-signature = Das ID-Token ist mit einem veröffentlichten Schlüssel signiert
check-iss = Es nennt den Aussteller (iss)
check-aud = Es ist für diese App (aud)
check-exp = Es gilt jetzt (exp, iat)
check-nonce = Es gehört zur Anfrage (nonce)
check-at-hash = Das Access-Token gehört dazu (at_hash)
check-subject = Userinfo spricht von derselben Person (sub)
claims-open = Token-Vorschau
claims-title = Was { $app } erfahren würde
claims-text = Suchen Sie einen Gast, um zu sehen, was Tokens jetzt sagen würden. Nichts wird signiert. Dass Sie nachgesehen haben, steht im Audit.
claims-show = Claims zeigen
claims-none = Es gäbe kein Token.
claims-session = In der Sitzung, die am { $at } begann
claims-new-session = Wie nach einer neuen Anmeldung; was die Heimatorganisation dann sagen wird, ist hier nicht bekannt
field-claims-guest = Name oder Adresse eines Gasts
field-scope = Scope
claim = Claim
claim-value = Wert
claim-from = Herkunft
claim-anew = bei jeder Anmeldung neu
claim-source-portico = Portico selbst
claim-source-home = Identitätsanbieter der Heimatorganisation
claim-source-invitation = Einladung
claim-source-assignment = Zuweisung
claim-source-partner = Partner
claim-source-app = Registrierung der App
claim-source-request = Anfrage
claim-source-until = Die Richtlinie: Dann endet der Zugang
document-id-token = ID-Token
document-access-token = Access-Token
document-userinfo = Userinfo
## Regeln, und was eine Änderung ändern würde
policy-text = App und Änderung wählen und sehen, für wen sich etwas ändern würde. Das Ansehen ändert nichts. Jedes Formular, das eine Regel für viele ändert, hat denselben Knopf.
policy-mfa = Zweiter Faktor
policy-confirmed = Das Wort des Heimatunternehmens gilt
policy-hours = { $count } Std.
policy-minutes = { $count } Min.
policy-by-contract = Wie vereinbart
policy-by-session = Solange die Sitzung läuft
policy-try = Änderung ausprobieren
field-try-change = Änderung
preview-title = Vorschau: { $name }
preview-apply = Übernehmen
preview-text = Es wurde nichts geändert. Wer angemeldet ist, wird beurteilt wie bei der nächsten Anfrage, alle anderen so, als meldeten sie sich jetzt an.
preview-changes = Das ändert { $changed } von { $pairs } Paaren aus Gast und App
preview-changes-least = Das ändert mindestens { $changed } von mehr als { $pairs } Paaren aus Gast und App
preview-nobody = Für niemanden ändert sich der Zugang.
preview-before = Zurzeit
preview-after = Danach
preview-more = Weitere, die nicht aufgeführt sind: { $count }
effect-gains = Bekommen die App
effect-loses = Verlieren die App
effect-asked = Werden zuerst nach etwas gefragt
effect-freed = Werden nicht mehr danach gefragt
effect-until = Behalten sie bis zu einer anderen Zeit
effect-reason = Bleiben abgelehnt, aus einem anderen Grund
remedy-title = Kleinste Änderung
remedy-all = All das muss sich ändern
remedy-go = Dorthin
remedy-touches = Betroffen sind außerdem: { $count }
remedy-touches-least = Betroffen sind außerdem: mindestens { $count }
remedy-resume-guest = Den Gast wieder zulassen
remedy-thaw-guest = Den eingefrorenen Gast wieder zulassen, nach Rückfrage bei seinem Unternehmen
remedy-extend-guest = Dem Gast einen späteren letzten Tag geben
remedy-resume-partner = Dem Partner wieder vertrauen
remedy-extend-contract = Der Vereinbarung einen späteren letzten Tag geben
remedy-enable-app = Die App einschalten
remedy-allow-app = Die App in die Vereinbarung mit dem Partner aufnehmen
remedy-give-app = Dem Gast die App geben
remedy-give-anew = Dem Gast die App neu geben, mit anderen Tagen
remedy-guest-accepts = Der Gast nimmt die Einladung an; schicken Sie sie nötigenfalls noch einmal
remedy-guest-agrees = Der Gast stimmt den Nutzungsbedingungen bei der nächsten Anmeldung zu
remedy-invite-anew = Diese Person neu einladen
remedy-trust-anew = Den Partner neu anlegen, denn dieser ist endgültig beendet
