### Pages of guests, and what all pages share.

## All pages
skip = Skip to content
help = Help and contact
error-prefix = Error:
summary-title = There is a problem
optional = (optional)
none-yet = None yet.
or = or
continue = Continue
not-now = Not now
sign-out = Sign out
go-to-apps = Go to your apps
contact-person = Contact { $name }
back-to = Back to { $name }
what-you-can-do = What you can do
support-details = Details for support

## Sign-in
sign-in-title = Sign in at { $company }
sign-in-title-app = Sign in to open { $app }
field-work-email = Work e-mail or company
continue-with = Continue with { $home }
not-that-home = Not { $home }?
sign-in-hint = We use it only to find your company's sign-in.
sign-in-invited = Invited, but never signed in? Open the link in your invitation.
passkey-use = Use a passkey
passkey-failed = That did not work. The passkey was not used, or the device stopped it. Try again.
passkey-missing = Passkeys need a browser that supports them and allows scripts.

## Mailed code
code-title = Check your mail
code-sent =
    { $minutes ->
        [one] We sent a 6-digit code to { $address }. It works for one minute, in this browser.
       *[other] We sent a 6-digit code to { $address }. It works for { $minutes } minutes, in this browser.
    }
code-sent-again = A new code is on its way. Older codes no longer work.
field-code = Code
code-hint = 6 digits. Spaces do not matter.
code-new = Send a new code
code-back = Wrong address?
proof-title = Confirm your invited address
proof-why = You signed in as { $home }; the invitation was for { $invited }. Confirm that both are you.

## Passkey
passkey-title = Sign in faster next time
passkey-why = Your device can keep a key for this site. You unlock it with fingerprint, face or PIN, and we never see those.
passkey-create = Create passkey

## Invitation
invite-title =
    { $count ->
        [0] { $company } invites you
        [one] { $company } invites you to 1 app
       *[other] { $company } invites you to { $count } apps
    }
invite-from = From { $name }
invite-from-mail = From { $name } ({ $mail })
invite-to = To { $address }, valid until { $until }
invite-apps = You will be able to open
invite-data-title = What { $company } will know
invite-data-home = Your name and e-mail address, from { $home }.
invite-data-code = Your name and e-mail address, as in this invitation.
invite-data-not = Not your password, photo, phone number or groups.
invite-accept = Accept
invite-accept-home = Accept and sign in with { $home }
invite-accept-code = We will mail you a code to sign in. You need no password.
invite-unexpected = Not expected? Then do nothing, or ask.
invite-decline = Decline
invite-report = Not expected? Report or block
decline-title = Decline this invitation?
decline-text = The link stops working, what was prepared for you ends, and { $name } is told.
field-decline-note = Why
field-decline-note-hint = It is passed on to whoever invited you.
field-decline-also = Also
decline-block = No further invitations from { $company } to this address
decline-report = Have the admins of { $company } look at who invited me
decline-go = Decline
decline-back = Back to the invitation
declined-title = The invitation is declined
declined-text = It no longer works. You can close this page.
declined-blocked = { $company } cannot invite this address any more. Keep this link if you may want to change that.
declined-unblock = Allow invitations again
invite-problem-title = This invitation does not work
lead-ask = Ask { $name } for another invitation
lead-sign-in = Sign in
lead-switch = Use another account
lead-again = Try again
lead-here = Go on in this browser
problem-account = You used
problem-invited = The invitation is for
problem-inviter = Invited by
asked-title = Your request is on its way
asked-text = { $name } sees it now and decides about another invitation.
asked-next = It comes by mail. You can close this page.

## Panel
panel-title = Your apps at { $company }
panel-empty = No apps yet
panel-empty-ask = Ask { $name } for the apps you need.
panel-empty-host = Ask the person who invited you for the apps you need.
panel-you = You are { $name }, { $partner }
panel-until = until { $day }
panel-no-link = Open it from its own address
panel-find = Find an app
panel-find-go = Find
panel-none-found = No app fits that
panel-show-all = Show all apps
panel-ends-in =
    { $days ->
        [0] ends today
        [one] ends in 1 day
       *[other] ends in { $days } days
    }
panel-why = Does not open now. Why?
panel-extend = Ask for more time
panel-star = Show { $app } first
panel-unstar = No longer show { $app } first
panel-requests = What you asked for
panel-waits = waiting
panel-asked-on = asked on { $day }
panel-asked-whom = asked on { $day }, { $name } decides
panel-withdraw = Take back
panel-approved = granted
panel-refused = not granted
panel-request = Request another app
panel-asked = Your request is on its way. The answer comes by mail and stands here.
panel-empty-request = Ask for the apps you need; the answer comes by mail.

## Asking for an app
ask-title = Request another app
ask-title-extend = Ask for more time at { $app }
ask-decides = { $name } sees your request at once and decides. The answer comes by mail.
ask-decides-host = The admins of { $company } see your request at once and decide. The answer comes by mail.
ask-none = There is nothing to ask for
ask-none-text = You have every app that guests of your company may ask for, or asked for it already.
ask-send = Send the request
field-ask-app = App
field-ask-note = Why do you need it?
field-ask-note-hint = Whoever decides reads it.

## Refusals
denial-title = You cannot sign in
denial-title-app = You cannot open { $app }
denial-ask-text = Press the button: whoever decides sees it at once, and the answer comes by mail.
denial-asked = You asked on { $day }. The answer comes by mail.
denial-ask = Ask for access
denial-ask-name = Ask { $name } for access
denial-extend = Ask for more time
denial-extend-name = Ask { $name } for more time

## Signing out
sign-out-title = Sign out of { $company }?
sign-out-app = { $app } asks to sign you out. This ends your session here and in the apps you opened.
sign-out-plain = This ends your session here and in the apps you opened.
stay = Stay signed in
signed-out-title = You are signed out
signed-out-text = Your session at { $company } has ended.
sign-in-again = Sign in again

## Consent, devices, the way back to an app
consent-title = Let { $app } know about you?
consent-who = You are signed in as { $name }, { $email }. { $app } is not run by { $company }.
consent-learns = It wants to know:
consent-openid = that it is you, when you come again
consent-name = your name
consent-email = your work e-mail address
consent-locale = your language
consent-always = your company and how you signed in
consent-does = It wants to be allowed:
consent-stays = You can take this back at any time under “Apps you agreed to”.
consent-policy = What { $app } does with data
consent-terms = Terms of { $app }
consent-site = { $app } on the web
consent-yes = Allow
consent-no = Do not allow
consents-title = Apps you agreed to
consents-intro = These apps are not run by { $company }. If you take back what you agreed to, the app loses its access at once.
consents-none = You have not agreed to any app of others.
consents-since = agreed on { $day }
consents-withdraw = Take back
consents-withdrawn = Taken back. The app has no access any more.
device-title = Connect a device
device-intro = Type the code that the device shows.
field-user-code = Code on the device
user-code-hint = Eight letters. Case and hyphens do not matter.
device-ask-title = Let this device open { $app }?
device-ask = Only agree if you hold the device in your hands and it shows the code { $code }. Never agree to a code that somebody sent you.
device-ask-who = The device will act as { $name }, { $email }.
device-yes = Connect
device-no = Do not connect
device-done-title = The device is connected
device-done = You can put this page away. The device goes on by itself.
device-refused-title = The device is not connected
device-refused = You said no. Nothing was given to the device.
return-title = Back to the app
return-text = Press the button if the app does not open by itself.
return-button = Go on
signed-out-apps = We are telling your apps that you have signed out.

## The second factor
step-up-title = One more proof that it is you
step-up-title-app = One more proof that it is you for { $app }
step-up-why = Your company did not tell us that you signed in with two factors, and this app asks for it. You prove it once in this session.
step-up-lost = Lost your device? Whoever invited you can have your second factor reset.
field-totp = Code from your authenticator app
totp-hint = Six digits; a new code comes every 30 seconds.
totp-begin = Use an authenticator app instead
totp-set-up = Add this key to your authenticator app, then enter the code that it shows.
totp-key = Key
totp-open = Open it in the app on this device

## Mail domains
domain-proof-title = Whose is { $domain }?
domain-proof-ask = { $partner } says that the mail domain { $domain } is its own. You read the mail of its postmaster. Is that so?
domain-proof-confirm = Yes, confirm
domain-proof-unexpected = If it is not so, close this page. Nothing is confirmed.
domain-proof-done = Confirmed: { $domain } belongs to { $partner }. You need not do anything else.

## From mailed codes to the company's own sign-in
move-title = Sign in through { $home } from now on
move-why = Your company connected its own sign-in. Continue there once, and it replaces mailed codes and passkeys here.
move-keeps = Your apps, groups and everything you did here stay with you.
move-later = Not now
move-until = Mailed codes and passkeys work until { $until }.
move-over = Mailed codes and passkeys are no way in any more.
proof-why-move = You signed in as { $home }. So that this replaces your account of { $invited }, confirm once more that its mailbox is yours.
sign-in-code = Mail me a code instead

## A company connects its sign-in
setup-title = Connect { $partner }
setup-invited = { $inviter } asks you to connect the sign-in of { $partner } to { $company }. Your people then sign in there with the accounts they have.
setup-takes = Three pages, about five minutes. Everything you enter is saved; this link works until you are done.
setup-mailbox = So that only you get in, we mail a code to { $address }.
setup-mail-code = Mail me the code
setup-steps = Steps
setup-step-provider = Company
setup-step-connect = Connect
setup-step-test = Test and hand over
setup-provider-text = Name the mail domains of your company. We look there for your sign-in; choose the product if you know it.
setup-find-out = Find it out
template-generic = Another OpenID Connect provider
template-entra = Microsoft Entra ID
template-google = Google Workspace
template-okta = Okta
template-keycloak = Keycloak
template-auth0 = Auth0
template-authentik = authentik
setup-register = Register us in your sign-in
setup-guide-generic = Add a web application (authorization code, OpenID Connect) with these values.
setup-guide-entra = In the Entra admin center: App registrations, New registration, this redirect URI of type Web. Then paste the Application (client) ID and the address with your Directory (tenant) ID.
setup-guide-google = In the Google Cloud console: APIs and services, Credentials, OAuth client ID of type Web application, with this redirect URI. Google needs a client secret.
setup-guide-okta = In Okta: Applications, Create App Integration, OIDC, Web Application. Client authentication: Public key / Private key, with our keys URL.
setup-guide-keycloak = In Keycloak: Clients, Create client, Client authentication on; under Credentials choose Signed Jwt and give our keys URL.
setup-guide-auth0 = In Auth0: Applications, Create Application, Regular Web Application, with this callback URL.
setup-guide-authentik = In authentik: Applications, Create with provider, OAuth2/OpenID, confidential, with this redirect URI.
setup-scopes = Scopes we ask for
setup-tell = Tell us yours
field-setup-domains = Mail domains of your company
field-template = Product
field-setup-issuer = Address of your sign-in
field-setup-issuer-hint = The issuer, the metadata address or any address of it; we find the rest.
field-setup-client-id = Client id that you gave us
field-setup-secret-hint = Leave it empty: we prove ourselves by our keys. Only a provider that takes no keys needs a secret.
setup-has-secret = A secret is kept. Leave the field empty to keep it.
setup-forget-secret = Forget it; use your keys
setup-secret-needed = This provider does not take our keys. Create a client secret there and paste it here.
setup-entered = What you entered
setup-proof = We prove ourselves by
setup-proof-keys = our published keys
setup-proof-secret = a client secret
setup-test = Test
setup-test-text = Sign in once with your own account. Nobody gets in by it; we show what came back.
setup-test-begin = Test sign-in
setup-submit = Hand over to { $company }
setup-handed-over = Handed over. { $company } looks at it, and you need not do anything else.
setup-returned = { $company } sent this back on { $at }. Change what is needed, test once more, and hand it over again.
setup-live = Approved: your people sign in through it now.
setup-reopen = Take it back to change something
setup-found = What the test found
setup-subject = Subject (shortened)
setup-subject-note = Mind
setup-subject-reusable = The subject is a mail address or a user name. Such names go to somebody else one day, who would then be taken for the person before: better send a lasting id as sub.
setup-name = Name
setup-email = Mail address
setup-email-verified = Address verified by you
setup-yes = yes
setup-no = no
setup-groups = Groups
setup-amr = Methods (amr)
setup-acr = Context (acr)
setup-skew = Clock ahead of ours, in seconds
setup-not-said = not said
setup-attempts = Tests so far
setup-attempt-at = When
setup-attempt-by = By
setup-attempt-result = Result
setup-attempt-open = under way
setup-attempt-passed = passed
setup-hint-client = Look at the client id, and at the secret or our keys URL as they are registered there.
setup-hint-redirect = Look at the redirect URI that is registered there: it must be exactly ours.
setup-hint-scope = Allow the scopes that we ask for.
setup-attempt-old = before the last change
setup-domains = Your domains
setup-domains-text = A TXT record in the DNS proves that a domain is yours. It is not needed for the test, but may make the approval quicker.
setup-domain-proven = proven
setup-domain-waits = waiting for the DNS
setup-domain-check = Check now
setup-record = TXT record
setup-record-value = Its value
setup-colleague = Let a colleague go on
setup-colleague-send = Send a link
setup-colleague-sent = The link is on its way.
setup-colleague-unknown = This address is at no domain of your company that we know. Ask your contact to send a link there.
field-colleague = Their mail address
field-colleague-hint = At a mail domain of your company. They get a link of their own to the same set-up.
setup-contact = Questions? Your contact is { $name }.
setup-until = This link works until { $until }.
issuer-fault-missing = Enter the address of your sign-in.
issuer-fault-too-long = This is longer than an address can be. Paste the address alone.
issuer-fault-markup = This is the source of a page. Paste its address: what stands in the address bar.
issuer-fault-mail-address = This is a mail address. Paste the web address of your sign-in.
issuer-fault-malformed = This is no web address. It begins with https://.
issuer-fault-scheme = Only https:// addresses can be used.
issuer-fault-ip = This is an IP address. Use the name of your sign-in.
issuer-fault-local = This name is known inside one network only. Use the one that works from the Internet.
issuer-fault-public-suffix = This is a suffix that many companies share. Enter the whole name.
issuer-fault-user-info = Leave out the name and password before the @.
discovery-fault-not-allowed = We do not connect to this address. It must be reachable from the Internet.
discovery-fault-invalid = This is not an issuer identifier.
discovery-fault-unreachable = Nothing answers there. Check the address, and that it can be reached from the Internet.
discovery-fault-status = There is a server, but no OpenID configuration. Paste the issuer, or the address that ends with /.well-known/openid-configuration.
discovery-fault-page = A page for people or an XML document stands there, no OpenID configuration. Paste the issuer instead.
discovery-fault-not-metadata = What stands there is no OpenID configuration.
discovery-fault-other-issuer = The provider calls itself otherwise. Paste the issuer that it names.
discovery-fault-endpoint = An address in its OpenID configuration is missing or cannot be used.

## The guest's passkeys
passkeys-title = Your passkeys
passkeys-text = What you can prove by that it is you. You get a mail when something changes here.
passkeys-one = Passkey { $number }
passkeys-made = Added { $at }.
passkeys-used = Last used { $at }.
passkeys-unused = Never used.
passkeys-none = You have no passkey.
passkeys-totp = Authenticator app
passkeys-add = Add a passkey
passkeys-removed = Removed. It is refused from now on.

recovery-lost = I lost it
recovery-title = You lost what you prove it by
recovery-begin = We mail you a code. Then whoever answers for you here is asked and will want to talk to you. After that you make a new passkey in this browser, and what you lost is refused.
recovery-send = Mail me a code
recovery-asked = Whoever answers for you here has been asked by mail and will want to talk to you. You get a mail when they have answered; then come back to this page in this browser.
recovery-asked-until = They can answer until { $at }.
recovery-refused = Your request was refused. Nothing changed. Talk to whoever invited you.
recovery-make = You may make a new passkey now. All your passkeys and the authenticator app of before are refused from then on, and other browsers are signed out.
recovery-make-until = It works in this browser until { $at }.
recovery-again = Check again
choose-home = Your company has more than one sign-in. Choose the one that you use there; the address below each says where it leads.

## The guest's own data
me-title = My access and privacy
me-who = Who you are here
me-name = Name
me-email = Mail address
me-company = Company
me-through = You sign in through
me-confirmed = Last confirmed by your company
me-ends = All your access ends
me-sponsor = Answers for you
me-nobody = nobody in particular
me-said = What your company passed on
me-vouched = confirmed by your company
me-apps = Your apps
me-why = Why
me-why-guest = given to you
me-why-group = group
me-why-partner = for everybody at
me-gets = What it knows of you
me-gets-nothing = nothing yet
me-last-used = Last opened
me-until = Until
me-shut = does not open now
me-sign-ins = Your sign-ins of the last 30 days
me-signed-in = signed in
me-do = What you can do
me-language = Language of pages and mails
me-save = Save
me-download = Download my data
me-sign-out = Sign out everywhere
me-leave = Leave { $company }
leave-title = Leave { $company }?
leave-text = Everything ends at once: you are signed out everywhere, and no app opens any more.
leave-apps = You lose
leave-erased =
    { $days ->
        [one] After one day everything personal is erased from your record.
       *[other] After { $days } days everything personal is erased from your record.
    }
leave-erased-now = Everything personal is erased from your record at once.
leave-told = { $name } is told.
leave-back = To come back you need a new invitation, and you get nothing back of what you had.
leave-go = Leave
leave-stay = Stay
left-title = You have left { $company }
left-text = You are signed out everywhere, and no app opens any more. You can close this page.

## Terms of use
invite-terms = You will be asked to agree to
panel-terms = Waits for your agreement
me-terms = Terms you agreed to
terms-ask-title = Before you go on
terms-ask = { $company } asks its guests to agree to this.
terms-ask-app = { $company } asks whoever opens { $app } to agree to this.
terms-since = counts from { $day }
terms-version = version { $number }
terms-agree = I agree
terms-kept = We keep when you agreed and to which version. You find it under “My access and privacy”.
terms-later-title = You have not agreed
terms-later = Without it, the apps at { $company } stay closed.
terms-later-app = Without it, { $app } stays closed.
terms-later-text = Nothing else has changed. You can agree at any time, sign out, or leave.
terms-again = Read it again
terms-counts-not = replaced or over
