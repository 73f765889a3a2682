# draft: not yet read by a native speaker
### Mails. Subjects have at most 70 characters with names of usual length.

mail-hello = { $name } 님, 안녕하세요.
mail-hello-plain = 안녕하세요.
mail-automatic = { $company }에 함께 일하는 분이 있어 { $company }에서 보낸 메일입니다.

## Invitation
mail-invite-subject = { $inviter } 님이 { $company }에 초대했습니다
mail-invite-subject-app = { $company }에서 { $app } 앱에 초대했습니다
mail-invite-again-subject = 수락 대기 중: { $inviter } 님이 { $company }에 초대했습니다
mail-invite-again = 초대가 아직 수락되지 않았습니다. 이 메일은 알림이며 회신하지 않으셔도 됩니다.
mail-invite-text = { $inviter } 님이 { $company } 협업에 초대했습니다.
mail-invite-text-mail = { $inviter } 님({ $mail })이 { $company } 협업에 초대했습니다.
mail-invite-message = { $inviter } 님의 메시지:
mail-invite-apps = 사용할 수 있게 되는 앱:
mail-invite-action = 초대 보기
mail-invite-link = 여기에서 초대를 확인하세요:
mail-invite-until = 이 링크는 본인만 사용할 수 있으며 { $until }까지 유효합니다. 다른 사람에게 전달하지 마세요.
mail-invite-contact = 궁금한 점이 있으면 { $inviter } 님에게 문의하세요:
mail-invite-unexpected = 예상하지 못한 초대인가요? 아무것도 하지 않으셔도 됩니다. 본인이 동작을 취하지 않으면 아무 일도 일어나지 않습니다.

## Code
mail-code-subject = { $company } 코드: { $code }
mail-code-text = 코드: { $code }
mail-code-minutes = 코드를 요청한 브라우저에서 { $minutes }분 동안 유효합니다.
mail-code-unexpected = 요청하지 않으셨나요? 아무것도 하지 말고 코드를 누구에게도 알려 주지 마세요. 전화나 메일로 코드를 묻는 일은 절대 없습니다.

## Access ends
mail-ending-subject = { $company }의 액세스가 곧 종료됩니다
mail-ending-text = { $company } 앱에 대한 액세스가 { $until }에 종료됩니다.
mail-ending-sponsor = 더 오래 필요한가요? 담당자 { $sponsor } 님에게 요청하세요.
mail-ending-nobody = 더 오래 필요한가요? 그곳에서 함께 일하는 분에게 요청하세요.

## Access ended
mail-ended-subject = { $company }의 액세스가 종료되었습니다
mail-ended-text = { $company } 앱에 대한 액세스가 종료되었습니다. 하실 일은 없습니다.
mail-ended-contact = 예상하지 못한 일이라면 여기로 문의하세요:

## To the postmaster of a domain
mail-domain-subject = { $company } 문의: { $domain }은(는) 귀사의 도메인입니까?
mail-domain-text = { $partner }은(는) { $company }와(과) 함께 일하고 있으며, 메일 도메인 { $domain }을(를) 자사 소유라고 합니다. 귀하는 이 도메인의 포스트마스터 메일을 받고 계시므로 이를 확인하실 수 있습니다.
mail-domain-link = 여기에서 내용을 보고 확인하세요:
mail-domain-until = 이 링크는 { $until }까지 한 번만 사용할 수 있습니다.
mail-domain-unexpected = 사실이 아닌가요? 아무것도 하지 않으셔도 됩니다. 동작을 취하지 않으면 아무것도 확인되지 않습니다.

## To an inviter
mail-asked-subject = { $name } 님에게 새 초대가 필요합니다
mail-asked-text = { $name } 님({ $email })에게 보낸 초대를 사용하지 못한 사람이 새 초대를 요청했습니다.
mail-asked-account = 사용한 계정은 { $account }입니다. 이는 상대방의 로그인에서 알려 준 정보이므로, 초대하기 전에 누구인지 확인하세요.
mail-asked-link = 내용을 보고 다시 초대하거나 무시하세요:

## To a sponsor: a guest froze
mail-frozen-subject = { $name } 님이 동결되었습니다
mail-frozen-text = 게스트 { $name } 님({ $email })이 동결되었습니다. 이제부터 모든 앱에서 거부되며, 기존에 할당된 항목은 보관됩니다.
mail-frozen-link = 내용을 보고 동결 해제, 제거 또는 유지 여부를 결정하세요:

## To admins: a sponsor went
mail-sponsor-subject = { $name } 님의 게스트를 누가 담당합니까?
mail-sponsor-text = { $name } 님은 더 이상 관리자가 아니며, 게스트 { $guests }명을 담당하고 있었습니다.
mail-sponsor-until = { $until }까지 아무도 인수하지 않으면 이 게스트들은 동결됩니다.
mail-sponsor-frozen = { $until }까지 아무도 인수하지 않아 이 게스트들이 동결되었습니다. 아직 필요한 게스트는 동결을 해제하세요.
mail-sponsor-link = 여기에서 인수하세요:

## A set-up by the partner
mail-setup-subject = { $partner } 로그인을 { $company }에 연결
mail-setup-text = { $inviter } 님이 { $partner }의 로그인을 { $company }에 연결해 달라고 요청했습니다. 연결하면 직원들은 기존 계정으로 로그인합니다.
mail-setup-link = 여기에서 시작하거나 중단한 곳부터 계속하세요:
mail-setup-until = 이 링크는 { $until }까지 유효하며, 이 주소로 보내는 코드를 입력한 모든 브라우저에서 사용할 수 있습니다. 테스트하고 승인되기 전에는 아무것도 적용되지 않습니다.
mail-setup-unexpected = 담당 업무가 아닌가요? 전달하지 마세요. 링크는 이 메일함에서만 사용할 수 있습니다. 대신 이 메일에 회신하세요.
mail-setup-approved-subject = 승인됨: { $partner }에서 { $company }에 로그인
mail-setup-approved-text = { $partner }을(를) 위해 설정하신 로그인을 { $company }에서 승인했습니다. 이제부터 직원들이 이 방법으로 로그인합니다.
mail-setup-returned-subject = { $partner } 및 { $company }: 변경이 필요합니다
mail-setup-returned-text = { $partner }을(를) 위해 설정하신 로그인을 { $company }에서 검토하고 반려했습니다. 아직 아무도 사용하지 않습니다.
mail-setup-returned-note = { $company }의 의견:
mail-setup-returned-link = 이미 받은 메일의 링크를 열어 필요한 내용을 변경하고, 다시 테스트한 다음 다시 제출하세요.

## Something changed about how a guest proves who they are
mail-factor-subject = { $company }의 로그인 수단이 변경되었습니다
mail-factor-passkey-added = 계정에 패스키가 추가되었습니다.
mail-factor-passkey-removed = 계정에서 패스키가 제거되었습니다.
mail-factor-totp-added = 계정에 인증 앱이 추가되었습니다.
mail-factor-totp-removed = 계정에서 인증 앱이 제거되었습니다.
mail-factor-recovery-asked = 귀하의 계정으로 로그인하고 귀하의 메일을 읽을 수 있는 사람이 패스키와 인증 앱을 분실했다고 합니다. 이곳의 담당자에게 알렸습니다.
mail-factor-recovery-approved = 새 패스키를 만들 수 있습니다. 하루 안에, 요청했던 브라우저의 같은 페이지에서 만드세요.
mail-factor-recovery-refused = 새 패스키 요청이 거부되었습니다. 변경된 것은 없습니다.
mail-factor-recovered = 새 패스키가 계정의 모든 패스키와 인증 앱을 대체했습니다.
mail-factor-yours = 본인이 한 일이라면 하실 일은 없습니다.
mail-factor-not-yours = 본인이 한 일이 아니라면 즉시 알려 주세요:

mail-recovery-subject = { $name } 님이 패스키를 분실했습니다
mail-recovery-text = { $name } 님({ $email })이 로그인하고 메일함을 증명했으며, 모든 패스키와 인증 앱을 분실했다고 합니다.
mail-recovery-check = 승인하기 전에 알고 있는 전화번호로 { $name } 님에게 전화하세요. 메일함을 도난당한 경우에도 똑같이 보입니다.
mail-recovery-link = { $until }까지 콘솔에서 승인하거나 거부하세요:
mail-accepted-subject = { $name } 님이 다른 계정으로 수락했습니다
mail-accepted-text = { $name } 님({ $email })에게 보낸 초대가 { $account } 계정으로 수락되었습니다. 확인할 수 있는 한, 수락한 사람은 초대받은 메일함도 읽을 수 있습니다.
mail-accepted-link = 모르는 계정이라면 여기에서 게스트를 일시 중지하세요:
mail-volume-subject = { $inviter } 님이 비정상적으로 많은 사람을 초대했습니다
mail-volume-text = { $inviter } 님이 한 시간 안에 { $number }명이 넘는 사람을 초대했습니다. 계획된 가져오기가 아니라면 계정을 사용 중지하고 초대된 사람을 확인하세요.
mail-volume-link = 감사 페이지에서 모두 확인할 수 있습니다:

mail-collision-subject = 다른 사람이 { $name } 님의 주소로 접근했습니다
mail-collision-text = { $home }의 { $account } 계정이 게스트 { $name } 님({ $email })의 주소를 가지고 있다고 합니다. 이 접근은 거부되었습니다. 주소만으로는 아무것도 열 수 없으며, 게스트의 액세스는 그대로입니다.
mail-forwarded-subject = 다른 사람이 { $name } 님의 초대를 열었습니다
mail-forwarded-text = { $home }의 { $account } 계정이 { $name } 님({ $email })의 초대 링크를 열었습니다. 이 접근은 거부되었으며, 링크는 여전히 { $name } 님만 사용할 수 있습니다.
mail-notice-link = 예상하지 못한 일이라면 게스트를 확인하고 소속 회사에 문의하세요:
## To admins: something to look at
mail-alert-link = 여기에서 확인하세요:
alert-connection-held = 보류됨: { $partner } 로그인({ $about })
alert-connection-held-text = { $partner }의 ID 공급자({ $about })가 아무도 동의하지 않은 방식으로 변경되었습니다. 누군가 변경을 수락할 때까지 이를 통해 로그인할 수 없습니다. 먼저 파트너에게 확인하되, 이 메일이나 페이지에 적힌 연락 방법은 사용하지 마세요.
alert-keys-replaced = 새 키: { $partner } 로그인({ $about })
alert-keys-replaced-text = { $partner }의 ID 공급자({ $about })가 새 키로 서명하며, 이전 키는 하나도 남아 있지 않습니다. 공급자를 바꾼 경우에도, 누군가 주소를 탈취한 경우에도 이렇게 보입니다. 로그인은 계속 가능합니다. 파트너가 변경한 것인지 확인하세요.
alert-foreign-tenant = 다른 회사: { $partner } 로그인({ $about })
alert-foreign-tenant-text = 합의되지 않은 회사의 계정이 { $partner } 로그인({ $about })을 통해 접근했으며 거부되었습니다. 파트너가 이전했다면 새 테넌트를 수락하고, 그렇지 않다면 아무것도 하지 않아도 됩니다.
alert-domain-lapsing = { $about } 도메인이 곧 { $partner } 소유로 인정되지 않습니다
alert-domain-lapsing-text = { $about } 도메인이 { $partner } 소유라는 증명을 다시 찾지 못했습니다. 세 번 이어지면 도메인이 더 이상 인정되지 않으며, 앱은 이 도메인의 확인된 주소를 받지 못합니다.
alert-domain-lapsed = { $about } 도메인은 더 이상 { $partner } 소유로 인정되지 않습니다
alert-domain-lapsed-text = { $about } 도메인이 { $partner } 소유라는 증명이 사라졌습니다. 다시 증명될 때까지 앱은 이 도메인의 확인된 주소를 받지 못합니다.
alert-setup-waits = { $partner }에서 승인을 기다리고 있습니다
alert-setup-waits-text = { $partner }에서 로그인({ $about })을 연결하고 테스트하여 제출했습니다. 누군가 승인할 때까지 아무도 사용하지 않습니다.
alert-setup-approved = { $partner }에서 이제 자체 로그인을 사용합니다
alert-setup-approved-text = { $partner }에서 설정한 로그인({ $about })이 승인되어 사용 중입니다.

## What guests ask for
mail-access-asked-subject = { $name } 님이 { $app } 앱을 요청합니다
mail-access-asked-access = { $name } 님({ $email })이 { $app } 앱에 대한 액세스를 요청합니다.
mail-access-asked-extension = { $name } 님({ $email })이 { $app } 앱의 기간 연장을 요청합니다.
mail-access-asked-note = 요청한 분의 메시지:
mail-access-asked-open = 결정하기
mail-access-asked-link = 여기에서 허용하거나 거부하세요:
mail-approved-subject = { $app } 앱을 열 수 있습니다
mail-approved-text = 이제 { $app } 앱을 열 수 있습니다.
mail-approved-until = 이제 { $app } 앱을 { $until }까지 열 수 있습니다.
mail-refused-subject = { $app } 앱 요청에 대한 답변
mail-refused-text = { $app } 앱 요청이 허용되지 않았습니다. 답변:
mail-request-panel = 내 앱:

## What somebody decided about themselves
mail-said-left-subject = { $name } 님이 떠났습니다
mail-said-left-text = { $name } 님({ $email })이 스스로 떠났습니다. 모든 액세스가 종료되었습니다.
mail-said-declined-subject = { $name } 님이 초대를 거절했습니다
mail-said-declined-text = { $name } 님({ $email })이 초대를 거절했습니다. 이 초대는 더 이상 사용할 수 없습니다.
mail-said-blocked-subject = { $name } 님이 초대를 원하지 않습니다
mail-said-blocked-text = { $name } 님({ $email })이 초대를 거절했으며 앞으로도 초대를 원하지 않습니다. 이 주소는 더 이상 초대할 수 없습니다.
mail-said-reported-subject = { $name } 님에게 보낸 초대가 신고되었습니다
mail-said-reported-text = { $name } 님({ $email })의 메일을 읽는 사람이 예상하지 못한 초대라며 확인을 요청합니다.
