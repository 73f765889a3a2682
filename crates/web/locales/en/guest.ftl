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

## Dates; all in UTC
month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = May
month-6 = Jun
month-7 = Jul
month-8 = Aug
month-9 = Sep
month-10 = Oct
month-11 = Nov
month-12 = Dec
date = { $day } { $month } { $year }
moment = { $day }, { $time } UTC
time = { $time } UTC

## Sign-in
sign-in-title = Sign in at { $company }
sign-in-title-app = Sign in to open { $app }
field-work-email = Work e-mail
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
invite-problem-title = This invitation does not work

## Panel
panel-title = Your apps at { $company }
panel-empty = No apps yet
panel-empty-ask = Ask { $name } for the apps you need.
panel-empty-host = Ask the person who invited you for the apps you need.
panel-you = You are { $name }, { $partner }
panel-until = until { $day }
panel-ends = ends soon: { $day }
panel-no-link = Open it from its own address

## Refusals
denial-title = You cannot sign in
denial-title-app = You cannot open { $app }

## Signing out
sign-out-title = Sign out of { $company }?
sign-out-app = { $app } asks to sign you out. This ends your session here and in the apps you opened.
sign-out-plain = This ends your session here and in the apps you opened.
stay = Stay signed in
signed-out-title = You are signed out
signed-out-text = Your session at { $company } has ended.
sign-in-again = Sign in again
