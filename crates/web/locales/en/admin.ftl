### Pages of admins.

## Navigation and words of all pages
nav = Main
nav-dashboard = Start
nav-guests = Guests
nav-partners = Partners
nav-apps = Apps
nav-groups = Groups
nav-policy = Policy
nav-audit = Audit
yes = Yes
no = No
cancel = Cancel
save = Save
next = Next
older = Older
refresh = Refresh
find = Find
filter = Filter
more-filters = More filters
any = Any
state = State
in-use = In use
off = Off
switch-on = Switch on
switch-off = Switch off
suspend = Suspend
resume = Resume
take-away = Remove
refused = Refused
shown-of = { $shown } of { $total }
id = Id
app = App
guest = Guest
group = Group
partner = Partner
members = Members
sessions = Live sessions
until = Until
ends = Ends
history = History
done-saved = Saved.
done-invited = The invitation is on its way.
done-invited-shared = The invitation is on its way. Several people probably read this mailbox, and whoever opens the link first may accept: better invite each person.
done-unlinked = Unlinked. Sessions have ended. Without any account left the guest is frozen, and comes back by a new invitation alone.
done-resent = A new invitation is on its way. The old link no longer works.
done-suspended = Suspended. Sessions have ended, and nothing can be opened from now on.
done-resumed = Resumed.
done-ended = Ended.
done-taken = Removed. It works from the next request on.
done-factors-reset = Forgotten. The guest signs in anew and may add another factor.
done-given = Given. It works from the next request on.
done-dismissed = Put aside.
done-thawed = Thawed. The guest has their apps and groups again and signs in anew.
done-erased = Erased. Everything personal is gone from this record.
done-address-taken-over = Taken over. Mail goes to the new address from now on.
done-sponsored = Handed over.
done-passkey = The passkey is ready for the next time.

## Signing in
admin-sign-in-title = Admin sign-in
admin-sign-in-passkey = Sign in with a passkey
admin-recover-title = No passkey at hand?
admin-recover-text = Run this on the server. It prints a link that signs you in once.
admin-link-title = Sign in as an admin
admin-link-text = This link works once. It is used up when you press the button.
admin-link-use = Sign in

## Start page
dashboard-title = Overview
latest = Latest
count-guests-active = active guests
count-guests-invited = invited, not yet accepted
count-guests-suspended = suspended guests
count-partners = partners
count-apps = apps
count-deliveries-waiting = deliveries waiting
count-deliveries-dead = deliveries given up

## Guests
guest-state-invited = Invited
guest-state-active = Active
guest-state-suspended = Suspended
guest-state-frozen = Frozen
guest-state-removed = Removed
name-or-mail = Name or e-mail
name-or-domain = Name or mail domain
confirmed = Last confirmed
confirmed-through-probe = asked at { $name }
confirmed-through-sign-in = sign-in at { $name }
confirmed-through-mailbox = mailed code, { $name }
confirmed-counts = Counts until
standing-confirmed = Confirmed
standing-overdue = Overdue
standing-unconfirmable = Must sign in anew
standing-idle = Not in use
partner-confirmed = Active guests: { $confirmed } confirmed, { $overdue } overdue, { $unconfirmable } of whom only their next sign-in tells.
guests-empty = No guests found
guests-empty-text = Change the filter, or invite somebody.
guest-count =
    { $count ->
        [one] 1 guest
       *[other] { $count } guests
    }
guest-no-apps = No app has been given to this guest.
frozen-since = Frozen since { $since }.
frozen-closes = On { $until } everything personal is erased from this record, for good.
frozen-archive = Comes back when thawed:
frozen-archive-none = No app and no group was given directly.
frozen-then = Nobody can sign in as this guest. Somebody else may be invited at the address, and gets nothing of this guest's.
thaw = Thaw
freeze-gone-at-home = Their company no longer knows the account.
freeze-account-disabled = Their company disabled the account.
freeze-account-purged = Their company deleted the account for good.
freeze-deprovisioned = Their company's directory switched the account off.
freeze-deleted = Their company's directory deleted the person.
freeze-recreated = Another account came from the same sign-in with this address: it may belong to somebody else by now. Ask their company before you thaw or invite anew.
freeze-unlinked = The account was taken from the guest. The way back is a new invitation.
freeze-subject-reused = They came with another name and another address after a long time: the account may be somebody else's by now. Ask their company before you thaw or invite anew.
freeze-unconfirmed = Nobody confirmed the person for too long.
freeze-sponsor-gone = The sponsor went and nobody took over.
closed-since = Closed on { $since }. Everything personal was erased.
count-guests-frozen = frozen guests
sponsor = Sponsor
sponsor-none = nobody
sponsor-until = They freeze on
sponsor-gone = Sponsor went
sponsor-gone-until = they freeze on { $until } unless somebody takes over
sponsors-title = Sponsors
sponsors-text = Every guest has an admin who answers for them. When that one goes, somebody else takes over, or the guests are frozen.
hand-over = Hand over
field-guests-of = Guests of
field-successor = Who answers for them from now on
field-successor-hint = Without a successor the other admins are told by mail, and the guests freeze after the time of grace.
successor-nobody = Nobody yet
field-admin = Admin
admin-roles-text = An owner may do everything. An admin may do everything but change who administers. An inviter invites people and looks. An auditor looks.
field-role = Role
admin-role-owner = owner
admin-role-admin = admin
admin-role-inviter = inviter
admin-role-auditor = auditor
admin-off = Switch an admin off
admin-off-text = Their sessions end at once.
unlink = Take this account away
take-address = Send mail there from now on
erase = Erase everything personal
confirm-guest-erase-title = Erase everything personal of { $name }?
confirm-guest-erase-text = The guest is removed, and name, addresses, accounts, messages, passkeys and sign-ins are erased for good. Invitation files that name the address go too. What stays is an id, and the audit chain, which holds ids alone.
confirm-guest-erase-go = Erase for good
frozen-gone-at-home = gone at home
frozen-account-disabled = disabled at home
frozen-account-purged = deleted at home
frozen-deprovisioned = off in the directory
frozen-deleted = deleted in the directory
frozen-recreated = somebody else came
frozen-unlinked = account taken away
frozen-subject-reused = came back as somebody else
frozen-unconfirmed = not confirmed
frozen-sponsor-gone = sponsor went
home-address = At home
home-unverified = not confirmed by the home
renew = This is a new guest, who gets nothing of the former one's
can-open = Can open
why-link = Why?
through = Through
via-direct = given directly
via-group = group
via-partner = all of
give-app = Give app
add-to-group = Add to group
identity = Identity
signs-in-with = Signs in with
mail-code = Mail code
invited-at = Invited
accepted-at = Accepted
invitations = Invitations
valid-until = valid until { $until }
invitation-state-open = Open
invitation-state-redeemed = Accepted
invitation-state-revoked = Withdrawn
invitation-state-expired = Expired
resend = Resend invitation
remove-access = Remove access
to-guests = To all guests

## Removing
remove-title = Remove access of { $name }?
remove-who = { $name } ({ $mail }) will be refused from the next request on, everywhere.
remove-effect = What ends
remove-apps =
    { $count ->
        [0] No app can be opened at present.
        [one] 1 app:
       *[other] { $count } apps:
    }
remove-sessions =
    { $count ->
        [0] No live session
        [one] 1 live session
       *[other] { $count } live sessions
    }
remove-invitations =
    { $count ->
        [0] No open invitation
        [one] 1 open invitation
       *[other] { $count } open invitations
    }
remove-residual =
    { $minutes ->
        [one] An app that checks tokens by itself may go on for one minute at most.
       *[other] An app that checks tokens by itself may go on for { $minutes } minutes at most.
    }
remove-final = This cannot be undone. A later invitation makes a new guest.
removed-text = Refused everywhere since { $time }.
removed-no-apps = No app had been opened.
cut-at = Refused since
app-told = Logout message
tokens-end = Last token ends
told-at-once = Sent at once
by-signal = By signal:
delivery-delivered = Delivered
delivery-waiting = Waiting
delivery-dead = Given up
delivery-deaf = App does not listen
delivery-unused = Not opened

## Removing several
tick-named = Choose { $name }
open-invitations = Open invitations
bulk-title =
    { $count ->
        [one] Remove access of 1 guest?
       *[other] Remove access of { $count } guests?
    }
bulk-text =
    { $count ->
        [one] 1 guest will be refused from the next request on, everywhere.
       *[other] { $count } guests will be refused from the next request on, everywhere. Each is removed by itself and has a receipt.
    }
bulk-none = Nobody is chosen
bulk-done =
    { $count ->
        [0] Nobody was removed
        [one] 1 guest is removed
       *[other] { $count } guests are removed
    }
removal-removed = Removed
removal-already-removed = Was removed before
removal-duplicate-row = Chosen twice
removal-guest-unknown = No such guest
removal-guest-ambiguous = Several partners have this guest
removal-partner-unknown = No such partner
removal-cell-invalid = Neither id nor address
removal-unavailable = Not done. Please try again

## Receipts of endings
receipts = Receipts
receipt-text = Refused since { $time }.
receipt-by = Done by
receipt-of = Concerns
receipt-sessions = Sessions ended
receipt-grants = Sign-ins at apps ended
receipt-invitations = Invitations withdrawn
receipt-line = Audit line and its hash
receipt-file = Download to keep
receipt-hint = The file holds all of this and the audit line. The command “portico receipt check” holds it against the chain.
receipt-apps =
    { $count ->
        [0] No app
        [one] 1 app
       *[other] { $count } apps
    }
receipt-notices = { $delivered } delivered, { $waiting } waiting, { $dead } given up
receipt-guest-removed = Access of { $name } is removed
receipt-guest-suspended = { $name } is suspended
receipt-guest-frozen = { $name } left and is frozen
receipt-account-unlinked = An account of { $name } is taken away
receipt-factors-reset = Passkeys of { $name } are forgotten
receipt-signed-out = { $name } signed out everywhere
receipt-sessions-ended = Sessions of { $name } were ended
receipt-home-signal = The home ended sessions of { $name }
receipt-partner-suspended = { $name } is suspended
receipt-partner-ended = The collaboration with { $name } has ended
receipt-contract-narrowed = Apps left the contract of { $name }
receipt-connection-disabled = A connection of { $name } is switched off
receipt-app-disabled = { $name } is switched off
receipt-app-withdrawn = { $name } gave its registration up
receipt-assignment-removed = An app was taken away: { $name }
receipt-group-left = { $name } left a group
receipt-consent-withdrawn = { $name } withdrew a consent

## Inviting
invite-guest = Invite a guest
invite-csv = Invite from CSV
invite-instead = Many at once?
invite-several = Several people at once
send-invitation = Send invitation
field-email = E-mail
field-name = Name
field-people = People
field-people-hint = One on each line or separated by commas, also with names as a mail program copies them. Up to 100. You see what each would get before anything is sent; e-mail and name below may stay empty.
field-partner = Partner
field-partner-hint = Its name or mail domain. Leave open to find it by the address.
field-apps = Apps
field-groups = Groups
field-message = Message
field-message-hint = Plain text. It stands in the mail and on the invitation page.
field-contact = Contact link
field-contact-hint = How the guest reaches you: https:// or mailto:
field-reply = Address after acceptance
field-reply-hint = Only an address that an app has registered. Without it: the app, or the panel.
field-language = Language

## CSV
import-title = Invite from CSV
import-text = One row per person, first row with labels. Commas, semicolons and tabs all work.
import-template = Download a template
field-file = File
field-file-hint = .csv, as your spreadsheet saves it
field-pasted = Or paste the rows
check = Check
nothing-changed = Nothing is changed yet.
import-ids = Download ids of apps and groups
import-whole = This file is a whole list
import-whole-text = Then whoever is not in it loses the access. You see first who that is, and confirm it.
field-whole-partner = Of all guests of the partner
field-whole-partner-hint = Whoever is not in the file is removed.
field-whole-app = Of all guests who have the app
field-whole-app-hint = Whoever is not in the file loses this app. Access by groups and partners stays.
import-whole-of = whole list of
import-files = Files of the last days
import-rows =
    { $rows ->
        [one] 1 row
       *[other] { $rows } rows
    }
import-step-reading = being read
import-step-checking = being checked
import-step-checked = checked, not sent
import-step-sending = being sent
import-step-sent = sent
import-columns = Columns
column-email = The person's address. Required.
column-name = The person's name, for the mail and the list of guests. Required.
column-contact = How the person reaches you: https:// or mailto:. Required.
column-brand = The app whose name stands on mail and page.
column-apps = Apps to give: ids or short names, separated by spaces.
column-groups = Groups to join: ids or names, separated by spaces.
column-reply = Where to go after acceptance; a registered address only.
column-language = en, de, es, fr, it, ja, ko, pt-BR, ru, zh-Hans or zh-Hant.
import-check-title = Check the rows
row-invite = Invite
row-add = Add
row-remove = Loses access
row-unchanged = Unchanged
row-warning = With remark
row-problem = Problem
row-skipped = Left out
import-whole-partner = Whole list of { $name }: of { $listed } guests { $missing } are not in the file and will be removed.
import-whole-app = Whole list of { $name }: of { $listed } guests { $missing } are not in the file and will lose the app.
import-ceiling = One file may end the access of { $most } at most. Check that the file is complete, or have limits.reconcile raised.
import-nameless =
    { $count ->
        [one] 1 row names nobody. Mend it or leave it out first, so that nobody is removed by a slip.
       *[other] { $count } rows name nobody. Mend them or leave them out first, so that nobody is removed by a slip.
    }
import-confirm =
    { $missing ->
        [one] Yes, 1 person loses the access
       *[other] Yes, { $missing } people lose the access
    }
import-again = Check again
import-all = Show all rows
import-only =
    { $count ->
        [one] Show only the row with a problem or remark
       *[other] Show only the { $count } rows with a problem or remark
    }
import-no-problems = No row has a problem.
import-use = Use
import-skip = Skip
import-recheck = Check again
import-checking-title = Rows are being checked
import-sending-title = Invitations are being sent
import-progress = { $done } of { $all }
import-leave = You can leave this page; it goes on without it. This page refreshes itself.
import-send =
    { $invitations ->
        [0] Apply
        [one] Send 1 invitation
       *[other] Send { $invitations } invitations
    }{ $additions ->
        [0] {""}
        [one] , change 1 guest
       *[other] , change { $additions } guests
    }
import-result = Download result
import-other = Choose another file
line = Line
address = Address
result = Result
message = Message
import-applied-title = Invitations are on their way
import-done = Invitations: { $invitations }. Guests changed: { $additions }.
import-done-title = The file is done
import-removed =
    { $count ->
        [one] 1 person was not in the file and lost the access; the receipt is on their page.
       *[other] { $count } people were not in the file and lost the access; the receipts are on their pages.
    }
mails-delivered = Mails handed over
mails-waiting = Mails that wait
mails-refused = Mails refused
invitations-accepted = Accepted
import-left-out =
    { $count ->
        [one] 1 row was left out. Correct it in the result file and upload that file again.
       *[other] { $count } rows were left out. Correct them in the result file and upload that file again.
    }

## Partners
partner-state-active = Active
partner-state-suspended = Suspended
partner-state-ended = Ended
partners-empty = No partners yet
partners-empty-text = A partner is a company whose people you invite.
add-partner = Add partner
end-partner = End collaboration
field-partner-name = Company name
field-domains = Mail domains
field-domains-hint = One per line, like fabrikam.example
connections = Ways to sign in
add-connection = Add home identity provider
cut-over = From mailed codes to this sign-in
cut-over-accounts = { $count ->
    [0] Nobody signs in by mailed code any more.
    [one] { $count } guest still signs in by mailed code.
   *[other] { $count } guests still sign in by mailed code.
}
field-cut-over = Last day of mailed codes
field-cut-over-hint = Like 2027-03-31. Until then people are asked to move at each sign-in and may do it later. Empty: nobody is asked.
mail-code-connection = Mail code and passkey, for people without a home identity provider.
redirect-uri = Redirect URI to register there
home-logout-uri = Back-channel logout address to register there
our-keys = Our keys (JWKS URL)
held = Held
needs-you = Needs you
held-text = This identity provider changed in a way that nobody has agreed to. Nobody signs in through it until you accept the change. Ask the partner first.
drift-issuer = It calls itself by another issuer.
drift-endpoints = Its addresses moved to another host.
drift-algorithms = It no longer signs the way it did.
drift-reusable-subjects = It names people by their user name or address, which companies give to somebody else one day. Accept it only if they never do.
drift-subjects = It names people in another way.
release = Accept the change
field-release-why = Why
field-release-why-hint = Whom you asked and what they said. It stays in the audit log.
field-tenants = Tenants
field-tenants-hint = Only for Microsoft Entra ID (tenant ids) and Google Workspace (domains), one per line.
field-connection-name = Name on the button
field-connection-name-hint = Usually the company's name.
field-issuer = Issuer
field-issuer-hint = The address before /.well-known/openid-configuration
field-client-id = Client id
field-client-secret = Client secret
field-client-secret-hint = Leave it empty to prove ourselves with our published keys; no secret is shared then. A secret is stored encrypted and never shown again.
partner-apps = Apps for all guests of this partner

## Apps
apps-empty = No apps yet
apps-empty-text = Register the first one below.
register-app = Register app
short-name = Short name
assignments = Assignments
metadata-title = Everything registered about { $name }
metadata-intro = The names are those of OAuth client metadata (RFC 7591). What you leave out goes back to its default.
metadata-all = Everything registered about this app
field-metadata = Client metadata
field-metadata-hint = One JSON object.
app-settings = Sign-in settings
field-app = App
field-app-name = Name
field-redirects = Redirect URIs
field-redirects-hint = Complete addresses, one per line; they are compared character by character.
field-auth-method = Client type
field-alg = ID token signature
field-launch = Start address
field-launch-hint = Where the tile in the panel leads.
field-app-contact-hint = Whom a refused guest may ask: https:// or mailto:
logout-told = Last logout it acknowledged
field-backchannel = Back-channel logout URI
field-backchannel-hint = We tell the app here when a session ends.
new-secret = New secret
who-may-open = Who may open it
nobody-yet = Nobody. An app can be opened only by those it is assigned to.
assign = Assign
assign-hint = Fill in one of the three.
assignee-guest = guest
assignee-group = group
assignee-partner = all guests of the partner
field-guest-mail = E-mail of a guest
field-group = Group
field-partner-all = All guests of
field-ends = Last day
field-ends-hint = Like 2027-03-31
secret-title = Keys for { $name }
secret-once = The secret is shown this once. Keep it in the app's configuration now.
secret-none = This app is a public client. It has no secret.
secret-kept = I have kept it

## Groups
groups-empty = No groups yet
groups-empty-text = A group gives its apps to all of its members.
add-group = Add group
add-member = Add member
field-group-name = Name

## Explaining
why-text = The same rules that open or refuse an app answer here, for any instant.
field-why-guest = Guest
field-why-guest-hint = Mail address or id. Or alone: the reference from a page that refused.
field-why-app = App
field-why-at = When
field-why-at-hint = Empty means now. Else like 2027-03-31T09:00:00Z
explain = Explain
why-yes = Yes. { $guest } can open { $app }.
why-no = No. { $guest } cannot open { $app }.
why-until = This ends by itself: { $until }.
why-at = As of { $at }
condition-guest = The guest is active and has time left
condition-partner = The partner is trusted
condition-app = The app is in use
condition-contract = The partner's agreement includes the app
condition-mfa = A second factor is proven where the app asks for it
condition-confirmation = The home has confirmed the guest lately enough
condition-session = The session is live
condition-assignment = An assignment gives the app

## Audit
audit-text = Every change and every refusal, in a chain that cannot be altered unnoticed. To check it:
number = No.
when = When
who = Who
what = What
about = About
event-authz = Authorization request
event-client-auth = App authentication
event-code = Code redemption
event-refresh = Refresh
event-userinfo = User information
event-revoke = Token given back
event-par = Request pushed
event-client-credentials = App for itself
event-device = Device
event-token-exchange = Token exchanged
event-consent = Consent
event-logout = Logout
event-jwt = Token shown
event-upstream-callback = Return from home
event-upstream-metadata = Home metadata
event-upstream-token = Home token
event-outbound = Outbound request
event-sign-in = Sign-in
event-mail-code = Mail code
event-step-up = Second factor
event-passkey = Passkey
event-link = Identity linked
event-invite = Invited
event-move = Moved to the partner's sign-in
event-invite-bruteforce = Links tried out
event-invite-asked = Invitation asked for
event-redeem = Invitation accepted
event-import = File applied
event-partner = Partner changed
event-domain = Mail domain changed
event-connection = Connection changed
event-guest = Guest changed
event-setup = Set-up by the partner
event-group = Group changed
event-app = App changed
event-app-stream = Stream of an app changed
event-assignment = Assignment changed
event-admin = Admin
event-keys = Signing keys
event-csrf = Foreign form
event-guest-removed = Guest removed
event-scim = Partner directory
event-leaver = Left their company
event-guest-closed = Record closed
event-restored = Backup restored
event-delivery = Delivery given up
event-export = List taken out as a file
event-tryout = Claims previewed or sign-in tested

## Confirming
guests-concerned = Guests concerned
confirm-partner-suspend-title = Suspend { $name }?
confirm-partner-suspend-text = All of its guests are refused from the next request on, and their sessions end. You can resume it later.
confirm-partner-suspend-go = Suspend
confirm-partner-end-title = End the collaboration with { $name }?
confirm-partner-end-text = All of its guests are refused from the next request on, and open invitations end. This cannot be undone.
confirm-partner-end-go = End collaboration
confirm-connection-disable-title = Switch { $name } off?
confirm-connection-disable-text = Nobody signs in through it from the next request on, and every session that came through it ends. You can switch it on again; nothing that ended comes back.
confirm-connection-disable-go = Switch off
confirm-app-disable-title = Switch { $name } off?
confirm-app-disable-text = Nobody can open the app from the next request on. You can switch it on again.
confirm-app-disable-go = Switch off
confirm-guest-suspend-title = Suspend { $name }?
confirm-guest-suspend-text = Refused from the next request on, and all sessions end. You can resume the guest later; nothing that ended comes back.
confirm-guest-suspend-go = Suspend
confirm-assignment-remove-title = Take { $name } away?
confirm-assignment-remove-text = What rests on this assignment ends at once, and the app is told. Whoever may open the app for another reason signs in again.
confirm-assignment-remove-go = Take away
confirm-app-secret-title = Make a new secret for { $name }?
confirm-app-secret-text = The app needs the new secret to go on.
confirm-app-secret-go = Make new secret

## The trust contract
contract-title = The contract with { $name }
contract-intro = Version { $version }. Each change raises the version, counts from the next request on, and stays in the history.
change-contract = Change the contract
contract = Contract
contract-version = Version
contract-never = Not set
field-mfa-amr = Methods that count as multi-factor
field-mfa-amr-hint = Values of amr that the home sends, one per line, such as mfa. What is not listed never counts.
field-mfa-acr = Contexts that count as multi-factor
field-mfa-acr-hint = Values of acr that the home sends, one per line.
field-app-scope = Apps
app-scope-any = Any app may be given
app-scope-only = Only the apps chosen below
field-allowed-apps = Chosen apps
field-quota = Most guests
field-quota-hint = Empty for any number.
field-recheck = Minutes that a confirmation by the home counts
field-recheck-hint = After that the home is asked again before anything is given. Empty: as long as the session lives.
field-probe = Minutes between two questions to the home about a guest
field-probe-hint = In the background, without the guest. Empty: every 15 minutes.
field-review = Look at it again on
field-contacts = Contacts there
field-contacts-hint = One per line, such as Ida Berg ida@fabrikam.example.
review-due = Review due
review-due-text = The day has come to look at this contract again. Change its review day or end it.
request = invitation asked for
request-text = The link did not work for somebody, who asks for another one.
request-open = Somebody for whom the link did not work asks for another invitation:
request-account = They used the account { $account }, as their own sign-in says. Invite that address, invite again, or put the request aside.
request-dismiss = Put aside

## The second factor
mfa-wanted = Asks for multi-factor authentication
mfa-not-wanted = Asks for no second factor
mfa-want = Ask for a second factor
mfa-drop = Ask no more
app-leavers = When access ends
field-unconfirmed = Hours that a home's word about a guest counts here
field-unconfirmed-hint = A guest whom nobody confirmed for longer signs in at home again. Empty: what the partner's contract says.
notices-to-app = Logout notices
notices-state = { $waiting } waiting, { $dead } given up
stream = Signals
stream-enabled = Wanted
stream-paused = Paused by the app
stream-disabled = Not wanted by the app
stream-push = posted to
stream-poll = fetched by the app
stream-told = Last signal it acknowledged
stream-signals = Signals to it
stream-end = End the stream
stream-none = The app has made no stream of signals. It makes one itself, with the scope ssf.manage in its registration.
notices-resend = Send those given up again
reset-factors = Reset second factors

## Mail domains
domains-title = Mail domains of { $name }
domains-intro = The home of this partner may vouch for addresses in these domains alone. A record in the DNS or the postmaster proves one; what was only said by an admin counts until you say otherwise.
domains-proofs = Prove
domain-state-attested = Said by an admin
domain-state-proven = Proven
domain-state-lapsed = Lapsed
domain-since = Since
domain-confirmed = Last confirmed
domain-next = Next look
domain-record = TXT record
domain-value = Its value
domain-check = Look it up now
domain-prove = Show the record
domain-mail = Mail the postmaster
domain-lapse = Stop counting it
domain-attest = Count it on my word
domain-add = Add domain
field-domain = Mail domain
field-domain-hint = Like fabrikam.example
start-link = Start link for its people

## New keys for guests
rekey = New keys for people whose sign-in moved
rekey-title = New keys for people of { $name }
rekey-intro = When a partner moves to another tenant or product, its people come back with other keys. A file says which new key belongs to which old one; somebody else than you approves it. People keep their apps and everything else.
rekey-open = Waits for approval
rekey-open-text = { $count ->
    [one] A new key for one guest, proposed by { $by } on { $at }.
   *[other] New keys for { $count } guests, proposed by { $by } on { $at }.
}
rekey-own = Somebody else has to approve it.
rekey-approve = Approve and carry out
rekey-discard = Put aside
rekey-propose = Propose
rekey-check = What the file would do
rekey-total = { $count ->
    [one] One row.
   *[other] { $count } rows.
}
rekey-faults = { $count ->
    [0] All can be used.
    [one] One cannot be used.
   *[other] { $count } cannot be used.
}
rekey-left-out = { $count ->
    [0] Nobody is left out.
    [one] One person of the old sign-in is not in the file.
   *[other] { $count } people of the old sign-in are not in the file.
}
rekey-old = Old subject
rekey-new = New subject
rekey-fault-cell-empty = A cell is empty
rekey-fault-old-unknown = Nobody has this old subject
rekey-fault-old-twice = The old subject stood above
rekey-fault-new-twice = The new subject stood above
rekey-fault-new-taken = The new subject is a guest's already
rekey-fault-guest-removed = The guest was removed
field-rekey-from = Old sign-in
field-rekey-to = New sign-in
field-rekey-hint = CSV with the columns old_subject and new_subject; new_issuer where the new sign-in has several.

## Set-up by the partner
setup-by-partner = Let the partner connect its sign-in
setup-of = Set-up by { $name }
setup-admin-text = The partner's IT admin gets a link, proves the mailbox by a code, connects the sign-in and tests it. Nothing goes live before you approve it.
setup-draft = What the partner filled in
setup-state-open = with the partner
setup-state-submitted = waits for you
setup-state-approved = live
setup-approve = Approve and go live
setup-send-back = Send back
field-setup-note = What is to change
field-setup-note-hint = The partner's IT admins read it in a mail and on their page.
setup-returned-at = Sent back on { $at }.
setup-links = Links
setup-link-works = works
setup-link-revoked = withdrawn
setup-link-expired = expired
setup-link-revoke = Withdraw
setup-send = Send link
setup-waits = A set-up waits for approval
field-setup-email = Mail address of the partner's IT admin
field-setup-email-hint = The link works for 30 days, and for this mailbox alone.
field-auto-approve = Approval
auto-approve = Go live without me when the partner proves a domain that is listed here

event-recovery = Lost second factor
recovery = Lost their passkey
recovery-text = Signed in, proved the mailbox, and asks for a new passkey.
recovery-open = This guest signed in, proved the mailbox, and says that every passkey and authenticator app is lost. Call them by a number that you know before you approve: a stolen mailbox looks just the same.
recovery-approve = Approve a new passkey
recovery-refuse = Refuse
event-invite-volume = Unusually many invitations
# One connection
connection-open = Details, test and changes
connection-agreed = What is agreed
connection-change = Change what is agreed
connection-client = How we prove ourselves there
connection-claims = Claims for name, address, groups
connection-test-text = Sign in once with an account of the partner. Nobody gets in by it; we show what came back.
connection-preview = What the mapping makes of it
connection-preview-text = Preview shows what the names below make of the claims of the last test, and changes nothing.
connection-verified = Address vouched for
connection-our-groups = Groups here
claims-came = Claims that came
claim-at-userinfo = (at userinfo)
home-unread = The identity provider could not be read:
home-origins = Hosts of its endpoints
home-algorithms = Algorithms of its ID tokens
home-keys = Thumbprints of its keys
home-subjects = What its subjects look like
shape-uuid = UUIDs
shape-digits = digits
shape-user-name = user names
shape-address = mail addresses
shape-mixed = other texts
shape-any = anything (accepted)
auth-method-client-secret = By a client secret
auth-method-private-key-jwt = By our published keys (private_key_jwt)
auth-method-none = By nothing (public client)
field-own-proof = How we prove ourselves
field-new-secret = New client secret
field-new-secret-hint = Leave it empty to keep the stored one. It is stored encrypted and never shown again.
field-name-claim = Claim with the name
field-email-claim = Claim with the mail address
field-groups-claim = Claim with the groups
field-group-map = Groups by value
field-group-map-hint = One per line: the value at the partner = a group here. Who loses the value there leaves the group here.
preview = Preview
test-over = The test sign-in is over
test-over-text = Nobody was signed in by it. The report shows what came.
test-over-report = Show the report

# The partner's directory (SCIM)

directory = Directory (SCIM)
directory-title = Directory of { $name }
directory-intro = With a token the partner’s directory keeps its people in step with us: who is new may come, and who leaves loses access at once. It reaches the people of this connection alone.
directory-address = Base address
directory-users = Users there
directory-groups = Groups there
directory-tokens = Tokens
directory-token = Token
directory-once = This token is shown now and never again. Give it to the partner’s IT over a channel that you trust.
directory-made = Made
directory-ends = Ends
directory-used = Last used
directory-never = Never
directory-over = Over
directory-rotate = Two tokens live at a time. To change one, make another, have the partner use it, then take the old one back.
directory-make = Make a token for a year
directory-who = Who a user is
field-directory-subject = Attribute with the subject
field-directory-subject-hint = The attribute of a user that holds what the sign-in there sends as sub. It counts for users who are not linked yet. Choose it only where the partner never gives a value to a second person.
directory-subject-none = None: the first sign-in with the address tells
directory-subject-external-id = externalId
directory-subject-user-name = userName

## Lists: guests and the audit chain
unconfirmed = Active, not confirmed
ends-before = Ends before (day)
views = Saved filters:
view-name = Name for this filter
view-save = Save filter
this-filter = This filter
with-selected = With those selected
select-all = Select all { $total } matching
extend = Set last day
change-sponsor = Change sponsor
export-csv = Export as CSV
export-jsonl = Export as JSON Lines
and-more = and { $count } more
bulk-act-give = Give app
bulk-act-extend = Set last day
bulk-act-sponsor = Change sponsor
bulk-act-remove = Remove access
bulk-changed =
    { $count ->
        [one] 1 guest changed
       *[other] { $count } guests changed
    }
change-changed = Changed
change-unchanged = Was so already
change-guest-unknown = No such guest
change-guest-gone = Removed or frozen
change-unavailable = Not done. Try again
actor-admin = Any admin
actor-guest = Any guest
actor-app = Any app
actor-partner-admin = Partner's IT
actor-directory = Partner's directory
actor-anonymous = Not signed in
actor-operator = Operator
actor-system = Portico itself
why-refused = Refused because
reference = Reference
since-day = From (day)
until-day = To (day)
chain-holds = Holds
chain-verified = Verified to #{ $line }, { $at }
chain-broken = Line { $line } is not as it was written. Keep this database as it is, and compare it with a backup.
chain-unchecked = Not checked yet.
## What guests ask for
requests-title = Requests of guests
requests-none = Nobody waits for an answer
requests-none-text = Guests ask for apps on their panel. Which ones they may ask for is set on each app's page.
requests-all =
    { $count ->
        [one] Show the request of every guest
       *[other] Show all { $count } requests, also those of other sponsors
    }
requests-mine = Only those for me ({ $count })
requests-wait =
    { $count ->
        [one] 1 request of a guest waits for your answer
       *[other] { $count } requests of guests wait for your answer
    }
requests-invitations = Other invitations asked for
request-title = { $guest } asks for { $app }
request-for = Asks for
request-since = Asked
request-kind-access = access
request-kind-extension = more time
request-confirmed = Last confirmed by their company
request-last-used = Last opened the app
request-never-used = never
request-now = Now
request-opens = opens
request-guest-ends = All access of the guest ends
request-partner-ends = The partner's contract ends
request-approve = Grant
request-approve-text = The guest can open the app at once and is told by mail. Where they ask for more time, their own end moves too if it comes earlier.
request-refuse = Do not grant
request-not-yours = The guest's sponsor decides, or an admin who manages.
field-request-until = Last day
field-request-until-hint = For example 2027-03-31. No later than the partner's contract.
field-request-reason = Why not
field-request-reason-hint = The guest reads it in the mail and on their panel.
app-listing = On the panel
field-listing = What the app is for
field-listing-hint = One line under its name, for guests.
field-requestable = Requests
requestable-yes = Guests may ask for this app where their partner's contract includes it
done-request-refused = Not granted. The guest is told by mail.
event-request = Access asked for
## Settings
nav-settings = Settings
settings-text = What you save here counts at once, on every node. Empty a field to put the default back.
settings-host = Company
settings-languages = Languages
settings-mail = Mail
settings-lifetimes = Deadlines
settings-limits = Limits
settings-contrast = The least contrast of your colour is { $light } on light and { $dark } on dark pages; text needs 4.5.
settings-fixed = Set in the configuration
settings-fixed-text = These stand in the configuration file or the environment. Change them there, or take them out to set them here.
setting-company = Company name
setting-contact-url = Where guests get help
setting-contact-url-hint = A link that starts with https:// or mailto:
setting-support = Whom to call
setting-support-hint = One line at the foot of every page, for example a telephone number and its hours
setting-brand-accent = Colour of links and buttons
setting-brand-accent-hint = For example #12558f. It must be dark enough to be read on white; dark pages get a lighter one of it.
setting-logo = Logo
setting-logo-hint = A PNG or WebP image of 64 kB at most, drawn for a light ground. SVG is not taken, because it can hold scripts.
setting-logo-remove = Remove the logo
setting-language = Language when nothing nearer decides
setting-languages = Languages offered
setting-languages-hint = Guests may switch to these. With none or all ticked, every translated language is offered.
setting-mail-from = Sender of mails
setting-mail-from-hint = For example Contoso guests@contoso.example in angle brackets, or an address alone
setting-mail-reply-to = Answers go to
setting-mail-reply-to-hint = Where no inviter is named
setting-mail-bounce = Undeliverable mail goes to
setting-mail-bounce-hint = A mailbox that somebody reads; the sender, if empty
setting-mail-reminders = Remind of an invitation after days
setting-mail-reminders-hint = Up to five numbers, for example 3 10. Enter 0 for never.
setting-mail-endings = Tell guests before their access ends, in days
setting-mail-endings-hint = Up to five numbers, for example 2 14. Enter 0 for not at all.
setting-span-hint = For example 12h or 14d
setting-lifetimes-invitation = An invitation works for
setting-lifetimes-sponsor-grace = Guests of a sponsor who left stay for
setting-limits-invitations = New guests that one admin may invite in a day
setting-limits-codes = Codes to one address in an hour, for one network
setting-limits-codes-of-strangers = Codes to one address in an hour, for all unknown devices
setting-limits-codes-from = Codes that one network may ask for in an hour
setting-limits-guesses = Wrong links that one network may try in an hour
setting-limits-lookups = Addresses that one network may look up in an hour
event-settings = Settings
mails-title = Mails
mails-text = Each mail as guests and partners get it, with your name, colour and logo. Names and links are examples.
mails-show = Show
mails-from = From
mails-html = Look at the HTML
mails-send = Send it to me
mails-send-to = To { $mail }, through the outbox as any other mail. If it does not come, the log says what the mail server answered.
mail-kind = Kind
mail-language = Language
mail-kind-invitation = Invitation
mail-kind-reminder = Reminder of an invitation
mail-kind-code = Code
mail-kind-access-ending = Access ends soon
mail-kind-access-ended = Access has ended
mail-kind-request-decision = Request decided
mail-kind-setup-link = Set-up link for a partner
mail-kind-security-notice = Security notice
done-mailed = The mail is on its way.

## Admins, proofs and keys
nav-admins = Admins
nav-keys = Keys
done-rotated = New keys are made. They sign as soon as apps can know them.
admin-role-app-owner = App owner
admins-title = Admins
admin-add = Add admin
admin-add-text = They get a one-time link for their first sign-in. An inviter or app owner is bound to partners and apps on the next page.
admin-link-once = Hand this link over yourself. It works once, for { $minutes } minutes, and is shown only now.
admin-bind = Role and reach
admin-bind-text = Partners and apps count for inviters and app owners alone. It holds from their next request on.
admin-new-link = New one-time link
admin-audit = What they did
bound = bound to some
bound-partners-hint = An inviter sees and invites people of these alone; none ticked means all.
bound-apps-hint = An inviter gives these alone; none ticked means all. An app owner has these and no other.
admin-step-up-title = Prove that it is you
admin-step-up-text = What comes next cannot be taken back, or reaches far. Prove with your passkey that it is you; you come back to where you were.
admin-step-up-none = You have no passkey here. Sign in anew with a one-time link, and add a passkey then. The operator prints a link with
keys-title = Signing keys
keys-text = Keys change by themselves. The next one is published before it signs, and an old one stays until its last token is over.
keys-rotate = Rotate now
keys-rotate-text = Makes new keys take over as soon as apps can know them, for example because a key may have leaked.
keys-alg = Algorithm
keys-uses = Apps by algorithm of their ID tokens
keys-access = access tokens of all apps
keys-jwks = Published key set
key-next = Next
key-current = Current
key-retiring = Retiring
signs-from = Signs from
signs-until = Signs until
published-until = Published until
app-count =
    { $count ->
        [one] 1 app
       *[other] { $count } apps
    }

## A guest: use and sessions
last-used = Last used
if-removed = If removed now, open until
closed-at-once = closed at once
history-all = Whole history
end-session = End
end-sessions = End all sessions

## Start page: what waits
count-unconfirmed = active guests not confirmed
count-orphans = active guests without sponsor
count-ending = active guests whose access ends within 30 days
count-mails = mails not delivered
sign-ins-today = Sign-ins today
signed-in = Signed in

## Terms of use
nav-terms = Terms
done-published = Published. It does not change any more.
condition-terms = The guest has agreed to the terms of use
event-terms = Terms of use
terms-title = Terms of use
terms-of-use = Text
field-terms-app = Asked before
field-terms-app-hint = Those of an app come on top of those that everybody agrees to.
field-terms-title = Heading
field-terms-text = Text
field-terms-text-hint = Plain text. An empty line begins a paragraph, https addresses become links. Heading and text left empty take the language out.
field-terms-from = Counts from (day)
field-terms-from-hint = Like 2027-03-31, from its first moment (UTC). Empty: from now on.
field-terms-also = Who is asked
terms-again-all = Ask those again who agreed to an earlier version
terms-yearly = Ask everybody again a year after they agreed
terms-untitled = No text yet
terms-empty = Guests agree to nothing yet
terms-empty-text = Write what they have to agree to before their first access, and publish it.
terms-from = Counts from
terms-agreed = Guests who agreed
terms-everything = everything
terms-new = Another version
terms-new-text = Begins with the text of the last version. Nobody is asked before it is published.
terms-new-go = Write it
terms-state-draft = draft
terms-state-to-come = to come
terms-state-in-force = in force
terms-state-replaced = replaced
terms-discard = Throw the draft away
terms-next = Write the next version
terms-published = Published
terms-asked = Who is asked
terms-asks-all = Everybody, also those who agreed to an earlier version.
terms-asks-new = Those who agreed to no earlier version.
terms-asks-yearly = A yes is over after a year.
terms-to-ask = Active guests still to agree
terms-write = Write
terms-preview = As guests read it
terms-publish = Publish
terms-publish-text = A published version never changes. From when it counts, guests who are asked can open no app until they agree; whoever works in an app is asked when it renews its access.

## What an app learns, and trying it
auth-client-secret-basic = By a secret in the header (client_secret_basic)
auth-client-secret-post = By a secret in the form (client_secret_post)
auth-none = By nothing: it runs on the guest’s device
register-known = Register known software
register-known-text = Callback, sign-in settings and sign-out are filled in; afterwards you get the settings for the other side.
field-preset = Kind of app
field-app-url = Address of the app
field-app-url-hint = Such as https://grafana.contoso.example; a native app needs none.
field-app-shown = Shown to guests as
preset-web = Web app with a server
preset-spa = Single-page app in the browser
preset-native = Native app on desktop or phone
config-title = Settings for the app
config-text = Copy this into the app’s own settings and put the client secret in its place.
trial = Try it out
trial-text = A test runs the real sign-in in this browser. You have no guest account yourself: sign in as any guest you can be. What is granted ends at once, and no token is shown or kept.
trial-go = Test sign-in
trial-title = Test sign-in at { $app }
trial-fine = The sign-in works
trial-wrong = The sign-in came back, but a client would not believe it
trial-refused = The sign-in was refused
trial-as = { $guest } signed in, and stays signed in here in this browser. What the app would have got has ended.
trial-checks = What a client checks
trial-request = Request
trial-response = Response
check-state = The answer belongs to the request (state)
check-issuer = It came from the issuer that was asked
check-signature = The ID token is signed by a published key
check-iss = It names the issuer (iss)
check-aud = It is for this app (aud)
check-exp = It counts now (exp, iat)
check-nonce = It belongs to the request (nonce)
check-at-hash = The access token belongs to it (at_hash)
check-subject = Userinfo speaks of the same person (sub)
claims-open = Preview tokens
claims-title = What { $app } would learn
claims-text = Find a guest to see what tokens would say now. Nothing is signed. That you looked is written to the audit.
claims-show = Show claims
claims-none = There would be no token.
claims-session = In the session that began { $at }
claims-new-session = As after a new sign-in; what the home will say then is not known here
field-claims-guest = Name or address of a guest
field-scope = Scope
claim = Claim
claim-value = Value
claim-from = From
claim-anew = new at each sign-in
claim-source-portico = Portico itself
claim-source-home = Home identity provider
claim-source-invitation = Invitation
claim-source-assignment = Assignment
claim-source-partner = Partner
claim-source-app = App registration
claim-source-request = Request
claim-source-until = The policy: access ends then
document-id-token = ID token
document-access-token = Access token
document-userinfo = Userinfo
## Policy, and what a change would change
policy-text = Pick an app and a change, and see for whom something would change. Nothing is changed by looking. Each form that changes a rule for many has the same button.
policy-mfa = Second factor
policy-confirmed = The home's word counts for
policy-hours = { $count } h
policy-minutes = { $count } min
policy-by-contract = As the contract says
policy-by-session = As long as the session lives
policy-try = Try a change
field-try-change = Change
preview-title = Preview: { $name }
preview-apply = Apply
preview-text = Nothing was changed. Whoever is signed in is decided on as their next request will be, everybody else as somebody who signs in now.
preview-changes = This changes { $changed } of { $pairs } guest × app pairs
preview-changes-least = This changes at least { $changed } of more than { $pairs } guest × app pairs
preview-nobody = Nobody's access changes.
preview-before = At present
preview-after = Afterwards
preview-more = And more that are not listed: { $count }
effect-gains = Gain the app
effect-loses = Lose the app
effect-asked = Are asked for something first
effect-freed = Are no longer asked for it
effect-until = Keep it until another time
effect-reason = Stay refused, for another reason
remedy-title = Smallest change
remedy-all = All of this has to change
remedy-go = Go there
remedy-touches = Others touched: { $count }
remedy-touches-least = Others touched: at least { $count }
remedy-resume-guest = Let the guest in again
remedy-thaw-guest = Let the frozen guest in again, after asking their company
remedy-extend-guest = Give the guest a later last day
remedy-resume-partner = Trust the partner again
remedy-extend-contract = Give the contract a later last day
remedy-enable-app = Switch the app on
remedy-allow-app = Add the app to the partner's contract
remedy-give-app = Give the app to the guest
remedy-give-anew = Give the app to the guest anew, with other days
remedy-guest-accepts = The guest accepts the invitation; send it again if need be
remedy-guest-agrees = The guest agrees to the terms of use at the next sign-in
remedy-invite-anew = Invite this person anew
remedy-trust-anew = Add the partner anew, for this one is ended for good
