### E-Mails. Betreffzeilen haben mit üblichen Namen höchstens 70 Zeichen.

mail-hello = Guten Tag { $name },
mail-hello-plain = Guten Tag,
mail-automatic = Gesendet von { $company }, weil dort jemand mit Ihnen arbeitet.

## Einladung
mail-invite-subject = { $inviter } lädt Sie zu { $company } ein
mail-invite-subject-app = { $company } lädt Sie zu { $app } ein
mail-invite-again-subject = Noch offen: Einladung von { $inviter } zu { $company }
mail-invite-again = Die Einladung ist noch offen. Das ist eine Erinnerung; Sie müssen nicht antworten.
mail-invite-text = { $inviter } lädt Sie zur Zusammenarbeit mit { $company } ein.
mail-invite-text-mail = { $inviter } ({ $mail }) lädt Sie zur Zusammenarbeit mit { $company } ein.
mail-invite-message = { $inviter } schreibt:
mail-invite-apps = Das können Sie dann öffnen:
mail-invite-action = Einladung ansehen
mail-invite-link = Hier sehen Sie die Einladung an:
mail-invite-until = Der Link ist nur für Sie und gilt bis { $until }. Geben Sie ihn nicht weiter.
mail-invite-contact = Fragen? So erreichen Sie { $inviter }:
mail-invite-unexpected = Nicht erwartet? Dann tun Sie nichts: Ohne Sie geschieht nichts.

## Code
mail-code-subject = { $code } ist Ihr Code für { $company }
mail-code-text = Ihr Code ist { $code }
mail-code-minutes =
    { $minutes ->
        [one] Er gilt eine Minute, in dem Browser, in dem Sie ihn angefordert haben.
       *[other] Er gilt { $minutes } Minuten, in dem Browser, in dem Sie ihn angefordert haben.
    }
mail-code-unexpected = Nicht angefordert? Dann tun Sie nichts und geben Sie den Code niemandem. Wir fragen nie am Telefon oder per E-Mail danach.

## Zugang endet
mail-ending-subject = Ihr Zugang bei { $company } endet bald
mail-ending-text = Ihr Zugang zu den Apps von { $company } endet am { $until }.
mail-ending-sponsor = Brauchen Sie ihn länger? Fragen Sie { $sponsor }; diese Person ist dort für Sie zuständig.
mail-ending-nobody = Brauchen Sie ihn länger? Fragen Sie die Person, mit der Sie dort arbeiten.

## Zugang beendet
mail-ended-subject = Ihr Zugang bei { $company } ist beendet
mail-ended-text = Ihr Zugang zu den Apps von { $company } ist beendet. Sie müssen nichts tun.
mail-ended-contact = Wenn Sie das überrascht, fragen Sie hier:

## To the postmaster of a domain
mail-domain-subject = Gehört { $domain } Ihnen? { $company } fragt
mail-domain-text = { $partner } arbeitet mit { $company } zusammen und sagt, dass die Maildomain { $domain } ihm gehört. Sie lesen die Post ihres Postmasters und können das bestätigen.
mail-domain-link = Hier ansehen und bestätigen:
mail-domain-until = Der Link funktioniert einmal, bis { $until }.
mail-domain-unexpected = Stimmt das nicht? Dann tun Sie nichts: Ohne Sie wird nichts bestätigt.

## An Einladende
mail-asked-subject = { $name } braucht eine andere Einladung
mail-asked-text = Die Einladung für { $name } ({ $email }) hat bei jemandem nicht funktioniert, der um eine andere bittet.
mail-asked-account = Benutzt wurde das Konto { $account }. Das sagt die fremde Anmeldung; prüfen Sie, wer es ist, bevor Sie es einladen.
mail-asked-link = Hier ansehen und neu einladen oder beiseitelegen:

## An einen Bürgen: ein Gast wurde eingefroren
mail-frozen-subject = { $name } wurde eingefroren
mail-frozen-text = Der Gast { $name } ({ $email }) wurde eingefroren: Jede App weist ihn ab jetzt ab, und was er hatte, ist archiviert.
mail-frozen-link = Ansehen, auftauen, entfernen oder so lassen:

## An Admins: ein Bürge ist gegangen
mail-sponsor-subject = Wer steht für die Gäste von { $name } ein?
mail-sponsor-text =
    { $guests ->
        [one] { $name } ist kein Admin mehr und stand für einen Gast ein.
       *[other] { $name } ist kein Admin mehr und stand für { $guests } Gäste ein.
    }
mail-sponsor-until = Übernimmt bis { $until } niemand, werden diese Gäste eingefroren.
mail-sponsor-frozen = Bis { $until } hat niemand übernommen, also sind diese Gäste eingefroren. Tauen Sie auf, wer noch gebraucht wird.
mail-sponsor-link = Hier übernehmen:

## A set-up by the partner
mail-setup-subject = { $partner } mit { $company } verbinden
mail-setup-text = { $inviter } bittet Sie, die Anmeldung von { $partner } mit { $company } zu verbinden, damit sich Ihre Leute mit ihren vorhandenen Konten anmelden.
mail-setup-link = Beginnen oder weitermachen:
mail-setup-until = Der Link gilt bis { $until }, in jedem Browser, in dem Sie einen Code eingeben, den wir an diese Adresse schicken. Nichts wird benutzt, bevor es getestet und freigegeben ist.
mail-setup-unexpected = Nicht Ihre Aufgabe? Leiten Sie nichts weiter: Der Link gilt nur für dieses Postfach. Antworten Sie stattdessen auf diese Mail.
mail-setup-approved-subject = Freigegeben: { $partner } meldet sich bei { $company } an
mail-setup-approved-text = { $company } hat die Anmeldung freigegeben, die Sie für { $partner } eingerichtet haben. Ihre Leute melden sich ab jetzt darüber an.
mail-setup-returned-subject = { $partner } und { $company }: etwas ist zu ändern
mail-setup-returned-text = { $company } hat sich die Anmeldung angesehen, die Sie für { $partner } eingerichtet haben, und sie zurückgegeben. Noch benutzt sie niemand.
mail-setup-returned-note = Was { $company } dazu sagt:
mail-setup-returned-link = Öffnen Sie den Link in der Mail, die Sie haben, ändern Sie, was nötig ist, testen Sie noch einmal und übergeben Sie erneut.

## Etwas hat sich daran geändert, wie ein Gast sich ausweist
mail-factor-subject = Ihre Anmeldung bei { $company } wurde geändert
mail-factor-passkey-added = Ihrem Konto wurde ein Passkey hinzugefügt.
mail-factor-passkey-removed = Ein Passkey wurde aus Ihrem Konto entfernt.
mail-factor-totp-added = Ihrem Konto wurde eine Authenticator-App hinzugefügt.
mail-factor-totp-removed = Die Authenticator-App wurde aus Ihrem Konto entfernt.
mail-factor-recovery-asked = Jemand, der als Sie angemeldet ist und Ihre Mail liest, sagt, dass Sie Ihren Passkey und Ihre Authenticator-App verloren haben. Wir haben gefragt, wer hier für Sie einsteht.
mail-factor-recovery-approved = Sie dürfen einen neuen Passkey anlegen: innerhalb eines Tages, in dem Browser, in dem Sie darum gebeten haben, auf derselben Seite.
mail-factor-recovery-refused = Ihre Bitte um einen neuen Passkey wurde abgelehnt. Es hat sich nichts geändert.
mail-factor-recovered = Ein neuer Passkey hat alle Passkeys und die Authenticator-App Ihres Kontos ersetzt.
mail-factor-yours = Waren Sie es selbst, müssen Sie nichts tun.
mail-factor-not-yours = Waren Sie es nicht, sagen Sie es uns sofort:

mail-recovery-subject = { $name } hat den Passkey verloren
mail-recovery-text = { $name } ({ $email }) hat sich angemeldet, das Postfach bewiesen und sagt, dass alle Passkeys und die Authenticator-App verloren sind.
mail-recovery-check = Rufen Sie { $name } unter einer Nummer an, die Sie kennen, bevor Sie zustimmen. Ein gestohlenes Postfach sieht genauso aus.
mail-recovery-link = Stimmen Sie bis { $until } in der Konsole zu oder lehnen Sie ab:
mail-accepted-subject = { $name } hat mit einem anderen Konto angenommen
mail-accepted-text = Ihre Einladung an { $name } ({ $email }) wurde mit dem Konto { $account } angenommen. Wer das war, liest auch das eingeladene Postfach, soweit wir es beweisen konnten.
mail-accepted-link = Kennen Sie dieses Konto nicht, sperren Sie den Gast hier:
mail-volume-subject = { $inviter } hat ungewöhnlich viele Leute eingeladen
mail-volume-text = { $inviter } hat innerhalb einer Stunde mehr als { $number } Leute eingeladen. Ist das kein geplanter Import, lassen Sie das Konto sperren und sehen Sie nach, wer eingeladen wurde.
mail-volume-link = Die Protokollseite zeigt jede einzelne:

mail-collision-subject = Jemand anderes kam mit der Adresse von { $name }
mail-collision-text = Das Konto { $account } von { $home } sagt, es habe die Adresse Ihres Gastes { $name } ({ $email }). Es wurde abgelehnt: Eine Adresse öffnet hier nichts, und der Zugang des Gastes ist wie zuvor.
mail-forwarded-subject = Jemand anderes hat die Einladung von { $name } geöffnet
mail-forwarded-text = Das Konto { $account } von { $home } hat den Einladungslink von { $name } ({ $email }) geöffnet. Es wurde abgelehnt, und der Link gilt weiter nur für { $name }.
mail-notice-link = Überrascht Sie das, sehen Sie sich den Gast an und fragen Sie die Firma:
## An Admins: etwas zum Ansehen
mail-alert-link = Hier ansehen:
alert-connection-held = Angehalten: die Anmeldung von { $partner } ({ $about })
alert-connection-held-text = Der Anmeldedienst von { $partner } ({ $about }) hat sich geändert, ohne dass jemand zugestimmt hat. Niemand meldet sich darüber an, bis jemand die Änderung annimmt. Fragen Sie zuerst den Partner, und nicht auf dem Weg, den diese Mail oder Seite nennt.
alert-keys-replaced = Neue Schlüssel: die Anmeldung von { $partner } ({ $about })
alert-keys-replaced-text = Der Anmeldedienst von { $partner } ({ $about }) signiert mit neuen Schlüsseln, und keiner der bisherigen ist geblieben. So sieht ein Wechsel des Dienstes aus, aber auch jemand, der die Adresse übernommen hat. Die Anmeldung geht weiter; fragen Sie den Partner, ob er das war.
alert-foreign-tenant = Eine andere Firma bei der Anmeldung von { $partner } ({ $about })
alert-foreign-tenant-text = Jemand kam über die Anmeldung von { $partner } ({ $about }) mit dem Konto einer nicht vereinbarten Firma und wurde abgewiesen. Ist der Partner umgezogen, vereinbaren Sie die neue; sonst tun Sie nichts.
alert-domain-lapsing = { $about } zählt bald nicht mehr als { $partner }
alert-domain-lapsing-text = Der Nachweis, dass { $about } zu { $partner } gehört, wurde nicht wiedergefunden. Nach drei Malen zählt die Domain nicht mehr, und Apps hören von keiner bestätigten Adresse daraus.
alert-domain-lapsed = { $about } zählt nicht mehr als { $partner }
alert-domain-lapsed-text = Der Nachweis, dass { $about } zu { $partner } gehört, ist weg. Apps hören von keiner bestätigten Adresse daraus, bis er wieder da ist.
alert-setup-waits = { $partner } wartet auf Ihre Freigabe
alert-setup-waits-text = { $partner } hat die eigene Anmeldung ({ $about }) verbunden, getestet und übergeben. Niemand benutzt sie, bevor jemand sie freigibt.
alert-setup-approved = { $partner } meldet sich jetzt zu Hause an
alert-setup-approved-text = Die Anmeldung, die { $partner } eingerichtet hat ({ $about }), wurde freigegeben und ist in Gebrauch.

## Worum Gäste bitten
mail-access-asked-subject = { $name } bittet um { $app }
mail-access-asked-access = { $name } ({ $email }) bittet um Zugang zu { $app }.
mail-access-asked-extension = { $name } ({ $email }) bittet um Verlängerung bei { $app }.
mail-access-asked-note = Die Begründung:
mail-access-asked-open = Entscheiden
mail-access-asked-link = Gewähren oder ablehnen Sie es hier:
mail-approved-subject = Sie können { $app } öffnen
mail-approved-text = Sie können { $app } jetzt öffnen.
mail-approved-until = Sie können { $app } jetzt öffnen, bis { $until }.
mail-refused-subject = Zu Ihrer Bitte um { $app }
mail-refused-text = Ihre Bitte um { $app } wurde nicht gewährt. Die Antwort:
mail-request-panel = Ihre Apps:

## Was jemand über sich entschieden hat
mail-said-left-subject = { $name } hat uns verlassen
mail-said-left-text = { $name } ({ $email }) hat uns auf eigenen Wunsch verlassen. Aller Zugang ist beendet.
mail-said-declined-subject = { $name } hat Ihre Einladung abgelehnt
mail-said-declined-text = { $name } ({ $email }) hat Ihre Einladung abgelehnt. Sie gilt nicht mehr.
mail-said-blocked-subject = { $name } möchte keine Einladungen
mail-said-blocked-text = { $name } ({ $email }) hat Ihre Einladung abgelehnt und möchte keine weitere. Diese Adresse kann nicht mehr eingeladen werden.
mail-said-reported-subject = Eine Einladung an { $name } wurde gemeldet
mail-said-reported-text = Wer die Mails von { $name } ({ $email }) liest, hat die Einladung nicht erwartet und bittet Sie, sie sich anzusehen.
