### Mails. Subjects have at most 70 characters with names of usual length.

mail-hello = Hello { $name },
mail-hello-plain = Hello,
mail-automatic = Sent by { $company }, because somebody there works with you.

## Invitation
mail-invite-subject = { $inviter } invites you to { $company }
mail-invite-subject-app = { $company } invites you to { $app }
mail-invite-again-subject = Still open: { $inviter } invites you to { $company }
mail-invite-again = The invitation is still open. This is a reminder; you need not answer it.
mail-invite-text = { $inviter } invites you to work with { $company }.
mail-invite-text-mail = { $inviter } ({ $mail }) invites you to work with { $company }.
mail-invite-message = { $inviter } writes:
mail-invite-apps = You will be able to open:
mail-invite-action = Look at the invitation
mail-invite-link = Look at the invitation here:
mail-invite-until = The link is for you alone and works until { $until }. Do not pass it on.
mail-invite-contact = Questions? Reach { $inviter } here:
mail-invite-unexpected = Not expected? Then do nothing: without you nothing happens.

## Code
mail-code-subject = { $code } is your code for { $company }
mail-code-text = Your code is { $code }
mail-code-minutes =
    { $minutes ->
        [one] It works for one minute, in the browser where you asked for it.
       *[other] It works for { $minutes } minutes, in the browser where you asked for it.
    }
mail-code-unexpected = Not asked for? Then do nothing, and give the code to nobody. We never ask for it by phone or mail.

## Access ends
mail-ending-subject = Your access at { $company } ends soon
mail-ending-text = Your access to the apps of { $company } ends on { $until }.
mail-ending-sponsor = Do you need it for longer? Ask { $sponsor }, who answers for you there.
mail-ending-nobody = Do you need it for longer? Ask whoever you work with there.

## Access ended
mail-ended-subject = Your access at { $company } has ended
mail-ended-text = Your access to the apps of { $company } has ended. You need not do anything.
mail-ended-contact = If that surprises you, ask here:

## To the postmaster of a domain
mail-domain-subject = Is { $domain } yours? { $company } asks
mail-domain-text = { $partner } works with { $company } and says that the mail domain { $domain } is its own. You read the mail of its postmaster, so you can confirm that.
mail-domain-link = Look at it and confirm here:
mail-domain-until = The link works once, until { $until }.
mail-domain-unexpected = Is that wrong? Then do nothing: without you nothing is confirmed.

## To an inviter
mail-asked-subject = { $name } needs another invitation
mail-asked-text = The invitation for { $name } ({ $email }) did not work for somebody, who asks for another one.
mail-asked-account = They used the account { $account }. It is what their own sign-in says; check who it is before you invite it.
mail-asked-link = Look at it and invite again, or put it aside:

## To a sponsor: a guest froze
mail-frozen-subject = { $name } was frozen
mail-frozen-text = The guest { $name } ({ $email }) was frozen: every app refuses them from now on, and what they had is archived.
mail-frozen-link = Look at it, and thaw, remove or leave it:

## To admins: a sponsor went
mail-sponsor-subject = Who answers for the guests of { $name }?
mail-sponsor-text =
    { $guests ->
        [one] { $name } does not administer any more and answered for one guest.
       *[other] { $name } does not administer any more and answered for { $guests } guests.
    }
mail-sponsor-until = If nobody takes over until { $until }, these guests are frozen.
mail-sponsor-frozen = Nobody took over until { $until }, so these guests are frozen. Thaw whoever is still needed.
mail-sponsor-link = Take over here:

## A set-up by the partner
mail-setup-subject = Connect { $partner } to { $company }
mail-setup-text = { $inviter } asks you to connect the sign-in of { $partner } to { $company }, so that your people sign in with the accounts they have.
mail-setup-link = Begin, or go on where you stopped, here:
mail-setup-until = The link works until { $until }, in every browser in which you enter a code that we mail to this address. Nothing goes live before it was tested and approved.
mail-setup-unexpected = Not your task? Forward nothing: the link works for this mailbox alone. Answer this mail instead.
mail-setup-approved-subject = Approved: { $partner } signs in to { $company }
mail-setup-approved-text = { $company } approved the sign-in that you set up for { $partner }. Your people sign in through it from now on.
mail-setup-returned-subject = { $partner } and { $company }: something is to change
mail-setup-returned-text = { $company } looked at the sign-in that you set up for { $partner } and sent it back. Nobody uses it yet.
mail-setup-returned-note = What { $company } says about it:
mail-setup-returned-link = Open the link in the mail that you have, change what is needed, test once more, and hand it over again.

## Something changed about how a guest proves who they are
mail-factor-subject = Your sign-in at { $company } was changed
mail-factor-passkey-added = A passkey was added to your account.
mail-factor-passkey-removed = A passkey was removed from your account.
mail-factor-totp-added = An authenticator app was added to your account.
mail-factor-totp-removed = The authenticator app was removed from your account.
mail-factor-recovery-asked = Somebody who is signed in as you and reads your mail says that you lost your passkey and your authenticator app. We have asked whoever answers for you here.
mail-factor-recovery-approved = You may make a new passkey: within a day, in the browser in which you asked for it, on the same page.
mail-factor-recovery-refused = Your request for a new passkey was refused. Nothing changed.
mail-factor-recovered = A new passkey took the place of every passkey and authenticator app of your account.
mail-factor-yours = If it was you, there is nothing to do.
mail-factor-not-yours = If it was not you, tell us at once:

mail-recovery-subject = { $name } lost their passkey
mail-recovery-text = { $name } ({ $email }) signed in, proved the mailbox, and says that every passkey and authenticator app is lost.
mail-recovery-check = Call { $name } by a number that you know before you approve. A stolen mailbox looks just the same.
mail-recovery-link = Approve or refuse it in the console until { $until }:
mail-accepted-subject = { $name } accepted with another account
mail-accepted-text = Your invitation to { $name } ({ $email }) was accepted with the account { $account }. Whoever did it also reads the invited mailbox, as far as we could prove it.
mail-accepted-link = If you do not know that account, suspend the guest here:
mail-volume-subject = { $inviter } invited unusually many people
mail-volume-text = { $inviter } invited more than { $number } people within an hour. If that is no planned import, have the account disabled and look at who was invited.
mail-volume-link = The audit page shows every one:

mail-collision-subject = Somebody else came with the address of { $name }
mail-collision-text = The account { $account } of { $home } says that it has the address of your guest { $name } ({ $email }). It was refused: an address opens nothing here, and the guest's access is as it was.
mail-forwarded-subject = The invitation of { $name } was opened by somebody else
mail-forwarded-text = The account { $account } of { $home } opened the invitation link of { $name } ({ $email }). It was refused, and the link still works for { $name } alone.
mail-notice-link = If that surprises you, look at the guest and ask their company:
## To admins: something to look at
mail-alert-link = Look at it here:
alert-connection-held = On hold: the sign-in of { $partner } ({ $about })
alert-connection-held-text = The identity provider of { $partner } ({ $about }) changed in a way that nobody has agreed to. Nobody signs in through it until somebody accepts the change. Ask the partner first, not by the way that this mail or page names.
alert-keys-replaced = New keys: the sign-in of { $partner } ({ $about })
alert-keys-replaced-text = The identity provider of { $partner } ({ $about }) signs with new keys, and none of the keys of before is left. That is how a change of provider looks, and also somebody who took the address over. People still sign in; ask the partner whether it was them.
alert-foreign-tenant = Another company at the sign-in of { $partner } ({ $about })
alert-foreign-tenant-text = Somebody came through the sign-in of { $partner } ({ $about }) with an account of a company that is not agreed, and was refused. If the partner moved, agree to the new one; otherwise do nothing.
alert-domain-lapsing = { $about } will soon not count as { $partner }
alert-domain-lapsing-text = The proof that { $about } belongs to { $partner } was not found again. After three times the domain stops counting, and apps hear no confirmed addresses of it.
alert-domain-lapsed = { $about } does not count as { $partner } any more
alert-domain-lapsed-text = The proof that { $about } belongs to { $partner } is gone. Apps hear no confirmed addresses of it until it is proven again.
alert-setup-waits = { $partner } waits for your approval
alert-setup-waits-text = { $partner } connected and tested its sign-in ({ $about }) and handed it over. Nobody uses it until somebody approves it.
alert-setup-approved = { $partner } signs in at home now
alert-setup-approved-text = The sign-in that { $partner } set up ({ $about }) was approved and is in use.

## What guests ask for
mail-access-asked-subject = { $name } asks for { $app }
mail-access-asked-access = { $name } ({ $email }) asks for access to { $app }.
mail-access-asked-extension = { $name } ({ $email }) asks for more time at { $app }.
mail-access-asked-note = They write:
mail-access-asked-open = Decide
mail-access-asked-link = Grant or refuse it here:
mail-approved-subject = You can open { $app }
mail-approved-text = You can open { $app } now.
mail-approved-until = You can open { $app } now, until { $until }.
mail-refused-subject = About your request for { $app }
mail-refused-text = Your request for { $app } was not granted. The answer:
mail-request-panel = Your apps:

## What somebody decided about themselves
mail-said-left-subject = { $name } has left
mail-said-left-text = { $name } ({ $email }) has left, by their own wish. All their access has ended.
mail-said-declined-subject = { $name } declined your invitation
mail-said-declined-text = { $name } ({ $email }) declined your invitation. It no longer works.
mail-said-blocked-subject = { $name } wants no invitations
mail-said-blocked-text = { $name } ({ $email }) declined your invitation and wants no other one. This address cannot be invited any more.
mail-said-reported-subject = An invitation to { $name } was reported
mail-said-reported-text = Whoever reads the mail of { $name } ({ $email }) did not expect the invitation and asks you to look at it.
