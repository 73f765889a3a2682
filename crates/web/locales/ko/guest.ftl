# draft: not yet read by a native speaker
### Pages of guests, and what all pages share.

## All pages
skip = 본문으로 건너뛰기
help = 도움말 및 문의
error-prefix = 오류:
summary-title = 입력한 내용에 문제가 있습니다
optional = (선택 사항)
none-yet = 아직 없습니다.
or = 또는
continue = 계속
not-now = 나중에
sign-out = 로그아웃
go-to-apps = 내 앱으로 이동
contact-person = { $name } 님에게 문의
back-to = { $name }(으)로 돌아가기
what-you-can-do = 해결 방법
support-details = 지원팀을 위한 세부 정보

## Sign-in
sign-in-title = { $company } 로그인
sign-in-title-app = { $app } 앱을 열려면 로그인하세요
field-work-email = 회사 이메일 또는 회사 이름
continue-with = { $home }에서 계속
not-that-home = { $home } 소속이 아니신가요?
sign-in-hint = 회사의 로그인 방법을 찾는 데에만 사용합니다.
sign-in-invited = 초대를 받았지만 로그인한 적이 없나요? 초대에 포함된 링크를 여세요.
passkey-use = 패스키 사용
passkey-failed = 완료하지 못했습니다. 패스키가 사용되지 않았거나 장치에서 중단되었습니다. 다시 시도하세요.
passkey-missing = 패스키를 사용하려면 패스키를 지원하고 스크립트를 허용하는 브라우저가 필요합니다.

## Mailed code
code-title = 이메일을 확인하세요
code-sent = { $address } 주소로 6자리 코드를 보냈습니다. 이 브라우저에서 { $minutes }분 동안 유효합니다.
code-sent-again = 새 코드를 보냈습니다. 이전 코드는 더 이상 사용할 수 없습니다.
field-code = 코드
code-hint = 숫자 6자리입니다. 공백은 무시됩니다.
code-new = 새 코드 보내기
code-back = 주소가 잘못되었나요?
proof-title = 초대받은 주소 확인
proof-why = { $home } 계정으로 로그인했지만 초대는 { $invited } 주소로 발송되었습니다. 둘 다 본인인지 확인해 주세요.

## Passkey
passkey-title = 다음에는 더 빠르게 로그인하세요
passkey-why = 이 사이트에 사용할 키를 장치에 보관할 수 있습니다. 지문, 얼굴 또는 PIN으로 잠금을 해제하며, 이러한 정보는 이 사이트에 전달되지 않습니다.
passkey-create = 패스키 만들기

## Invitation
invite-title =
    { $count ->
        [0] { $company }에서 초대했습니다
       *[other] { $company }에서 앱 { $count }개에 초대했습니다
    }
invite-from = 초대한 사람: { $name }
invite-from-mail = 초대한 사람: { $name }({ $mail })
invite-to = 받는 사람: { $address }, 유효 기한: { $until }
invite-apps = 사용할 수 있게 되는 앱
invite-data-title = { $company }에 제공되는 정보
invite-data-home = { $home }에서 제공하는 이름과 이메일 주소.
invite-data-code = 이 초대에 적힌 이름과 이메일 주소.
invite-data-not = 비밀번호, 사진, 전화번호, 그룹은 제공되지 않습니다.
invite-accept = 수락
invite-accept-home = 수락하고 { $home }에서 로그인
invite-accept-code = 로그인할 수 있는 코드를 이메일로 보내 드립니다. 비밀번호는 필요하지 않습니다.
invite-unexpected = 예상하지 못한 초대인가요? 아무것도 하지 않거나 문의하시면 됩니다.
invite-decline = 거절
invite-report = 예상하지 못한 초대인가요? 신고 또는 차단
decline-title = 이 초대를 거절하시겠습니까?
decline-text = 링크를 더 이상 사용할 수 없고, 준비된 내용은 종료되며, { $name } 님에게 알립니다.
field-decline-note = 이유
field-decline-note-hint = 초대한 분에게 전달됩니다.
field-decline-also = 함께 요청할 사항
decline-block = 이 주소로 { $company }의 초대를 더 이상 받지 않음
decline-report = 나를 초대한 사람을 { $company } 관리자가 확인하도록 요청
decline-go = 거절
decline-back = 초대로 돌아가기
declined-title = 초대를 거절했습니다
declined-text = 이 초대는 더 이상 사용할 수 없습니다. 이 페이지를 닫아도 됩니다.
declined-blocked = { $company }에서 더 이상 이 주소를 초대할 수 없습니다. 나중에 변경할 수도 있다면 이 링크를 보관하세요.
declined-unblock = 초대 다시 허용
invite-problem-title = 이 초대는 사용할 수 없습니다
lead-ask = { $name } 님에게 새 초대 요청
lead-sign-in = 로그인
lead-switch = 다른 계정 사용
lead-again = 다시 시도
lead-here = 이 브라우저에서 계속
problem-account = 사용한 계정
problem-invited = 초대 대상
problem-inviter = 초대한 사람
asked-title = 요청을 보냈습니다
asked-text = { $name } 님에게 요청이 전달되었습니다. 새 초대 여부는 { $name } 님이 결정합니다.
asked-next = 초대는 이메일로 도착합니다. 이 페이지를 닫아도 됩니다.

## Panel
panel-title = { $company }에서 사용하는 앱
panel-empty = 아직 앱이 없습니다
panel-empty-ask = 필요한 앱은 { $name } 님에게 요청하세요.
panel-empty-host = 필요한 앱은 초대한 분에게 요청하세요.
panel-you = 로그인한 사용자: { $name }, { $partner }
panel-until = { $day }까지
panel-no-link = 앱의 자체 주소에서 여세요
panel-find = 앱 찾기
panel-find-go = 찾기
panel-none-found = 일치하는 앱이 없습니다
panel-show-all = 모든 앱 표시
panel-ends-in =
    { $days ->
        [0] 오늘 종료
       *[other] { $days }일 후 종료
    }
panel-why = 지금은 열 수 없습니다. 이유 보기
panel-extend = 기간 연장 요청
panel-star = { $app } 먼저 표시
panel-unstar = { $app } 먼저 표시 안 함
panel-requests = 내 요청
panel-waits = 대기 중
panel-asked-on = { $day }에 요청
panel-asked-whom = { $day }에 요청, { $name } 님이 결정
panel-withdraw = 철회
panel-approved = 허용됨
panel-refused = 허용되지 않음
panel-request = 다른 앱 요청
panel-asked = 요청을 보냈습니다. 답변은 메일로 도착하며 여기에도 표시됩니다.
panel-empty-request = 필요한 앱을 요청하세요. 답변은 메일로 도착합니다.

## Asking for an app
ask-title = 다른 앱 요청
ask-title-extend = { $app } 기간 연장 요청
ask-decides = { $name } 님이 요청을 즉시 확인하고 결정합니다. 답변은 메일로 도착합니다.
ask-decides-host = { $company } 관리자가 요청을 즉시 확인하고 결정합니다. 답변은 메일로 도착합니다.
ask-none = 요청할 수 있는 앱이 없습니다
ask-none-text = 소속 회사의 게스트가 요청할 수 있는 앱을 모두 가지고 있거나 이미 요청했습니다.
ask-send = 요청 보내기
field-ask-app = 앱
field-ask-note = 필요한 이유
field-ask-note-hint = 결정하는 사람이 읽습니다.

## Refusals
denial-title = 로그인할 수 없습니다
denial-title-app = { $app } 앱을 열 수 없습니다
denial-ask-text = 버튼을 누르면 결정하는 사람이 즉시 확인하며, 답변은 메일로 도착합니다.
denial-asked = { $day }에 요청했습니다. 답변은 메일로 도착합니다.
denial-ask = 액세스 요청
denial-ask-name = { $name } 님에게 액세스 요청
denial-extend = 기간 연장 요청
denial-extend-name = { $name } 님에게 기간 연장 요청

## Signing out
sign-out-title = { $company }에서 로그아웃하시겠습니까?
sign-out-app = { $app } 앱이 로그아웃을 요청합니다. 여기와 열어 둔 앱의 세션이 모두 종료됩니다.
sign-out-plain = 여기와 열어 둔 앱의 세션이 모두 종료됩니다.
stay = 로그인 상태 유지
signed-out-title = 로그아웃되었습니다
signed-out-text = { $company }의 세션이 종료되었습니다.
sign-in-again = 다시 로그인

## Consent, devices, the way back to an app
consent-title = { $app } 앱에 내 정보를 제공하시겠습니까?
consent-who = { $name }({ $email })(으)로 로그인되어 있습니다. { $app } 앱은 { $company }에서 운영하지 않습니다.
consent-learns = 이 앱이 요청하는 정보:
consent-openid = 다음에 방문할 때 같은 사용자라는 사실
consent-name = 이름
consent-email = 회사 이메일 주소
consent-locale = 사용 언어
consent-always = 소속 회사 및 로그인 방법
consent-does = 이 앱이 요청하는 권한:
consent-stays = "동의한 앱"에서 언제든지 철회할 수 있습니다.
consent-policy = { $app }의 데이터 처리 방침
consent-terms = { $app } 이용 약관
consent-site = { $app } 웹사이트
consent-yes = 허용
consent-no = 허용 안 함
consents-title = 동의한 앱
consents-intro = 이 앱들은 { $company }에서 운영하지 않습니다. 동의를 철회하면 앱은 즉시 액세스 권한을 잃습니다.
consents-none = 다른 회사의 앱에 동의한 적이 없습니다.
consents-since = { $day }에 동의
consents-withdraw = 동의 철회
consents-withdrawn = 철회했습니다. 앱은 더 이상 액세스할 수 없습니다.
device-title = 장치 연결
device-intro = 장치에 표시된 코드를 입력하세요.
field-user-code = 장치의 코드
user-code-hint = 영문자 8개입니다. 대소문자와 하이픈은 구분하지 않습니다.
device-ask-title = 이 장치에서 { $app } 앱을 열도록 허용하시겠습니까?
device-ask = 장치를 직접 가지고 있고 장치에 코드 { $code } 이(가) 표시된 경우에만 동의하세요. 다른 사람이 보낸 코드에는 절대 동의하지 마세요.
device-ask-who = 이 장치는 { $name }({ $email })의 권한으로 동작합니다.
device-yes = 연결
device-no = 연결 안 함
device-done-title = 장치가 연결되었습니다
device-done = 이 페이지를 닫아도 됩니다. 장치에서 자동으로 계속됩니다.
device-refused-title = 장치가 연결되지 않았습니다
device-refused = 허용하지 않았습니다. 장치에 아무것도 제공되지 않았습니다.
return-title = 앱으로 돌아가기
return-text = 앱이 자동으로 열리지 않으면 버튼을 누르세요.
return-button = 계속
signed-out-apps = 로그아웃했다는 사실을 앱에 알리고 있습니다.

## The second factor
step-up-title = 본인 확인이 한 번 더 필요합니다
step-up-title-app = { $app } 앱을 열려면 본인 확인이 한 번 더 필요합니다
step-up-why = 두 가지 요소로 로그인했다는 사실을 회사에서 알려 주지 않았으며, 이 앱은 이를 요구합니다. 이 세션에서 한 번만 확인하면 됩니다.
step-up-lost = 장치를 분실했나요? 초대한 분을 통해 두 번째 인증 요소를 초기화할 수 있습니다.
field-totp = 인증 앱의 코드
totp-hint = 숫자 6자리이며 30초마다 새 코드로 바뀝니다.
totp-begin = 대신 인증 앱 사용
totp-set-up = 이 키를 인증 앱에 추가한 다음 앱에 표시되는 코드를 입력하세요.
totp-key = 키
totp-open = 이 장치의 앱에서 열기

## Mail domains
domain-proof-title = { $domain } 도메인의 소유자는 누구입니까?
domain-proof-ask = { $partner }에서 메일 도메인 { $domain }을(를) 자사 소유라고 합니다. 귀하는 이 도메인의 포스트마스터 메일을 받고 계십니다. 사실입니까?
domain-proof-confirm = 예, 확인합니다
domain-proof-unexpected = 사실이 아니면 이 페이지를 닫으세요. 아무것도 확인되지 않습니다.
domain-proof-done = 확인되었습니다. { $domain }은(는) { $partner }의 도메인입니다. 더 하실 일은 없습니다.

## From mailed codes to the company's own sign-in
move-title = 이제부터 { $home }에서 로그인하세요
move-why = 회사에서 자체 로그인을 연결했습니다. 그곳에서 한 번 계속하면 여기의 이메일 코드와 패스키를 대신하게 됩니다.
move-keeps = 앱, 그룹 및 여기에서 한 모든 작업은 그대로 유지됩니다.
move-later = 나중에
move-until = 이메일 코드와 패스키는 { $until }까지 사용할 수 있습니다.
move-over = 이제 이메일 코드와 패스키로는 로그인할 수 없습니다.
proof-why-move = { $home } 계정으로 로그인했습니다. { $invited } 계정을 이 계정으로 바꾸려면 해당 메일함이 본인의 것인지 한 번 더 확인해 주세요.
sign-in-code = 대신 이메일로 코드 받기

## A company connects its sign-in
setup-title = { $partner } 연결
setup-invited = { $inviter } 님이 { $partner }의 로그인을 { $company }에 연결해 달라고 요청했습니다. 연결하면 직원들은 기존 계정으로 회사에서 로그인합니다.
setup-takes = 세 페이지이며 약 5분이 걸립니다. 입력한 내용은 모두 저장되고, 이 링크는 완료할 때까지 사용할 수 있습니다.
setup-mailbox = 본인만 들어올 수 있도록 { $address } 주소로 코드를 보냅니다.
setup-mail-code = 이메일로 코드 받기
setup-steps = 단계
setup-step-provider = 회사
setup-step-connect = 연결
setup-step-test = 테스트 및 제출
setup-provider-text = 회사의 메일 도메인을 입력하세요. 이를 바탕으로 로그인을 찾습니다. 사용하는 제품을 알고 있으면 선택하세요.
setup-find-out = 자동으로 찾기
template-generic = 기타 OpenID Connect 공급자
template-entra = Microsoft Entra ID
template-google = Google Workspace
template-okta = Okta
template-keycloak = Keycloak
template-auth0 = Auth0
template-authentik = authentik
setup-register = 귀사의 로그인에 이 시스템을 등록하세요
setup-guide-generic = 다음 값으로 웹 애플리케이션(권한 부여 코드, OpenID Connect)을 추가하세요.
setup-guide-entra = Entra 관리 센터에서 앱 등록 > 새 등록을 선택하고, 이 리디렉션 URI를 웹 유형으로 입력하세요. 그런 다음 애플리케이션(클라이언트) ID와 디렉터리(테넌트) ID가 포함된 주소를 붙여 넣으세요.
setup-guide-google = Google Cloud 콘솔에서 API 및 서비스 > 사용자 인증 정보를 선택하고, 이 리디렉션 URI로 웹 애플리케이션 유형의 OAuth 클라이언트 ID를 만드세요. Google에는 클라이언트 암호가 필요합니다.
setup-guide-okta = Okta에서 Applications, Create App Integration, OIDC, Web Application을 차례로 선택하세요. Client authentication은 Public key / Private key로 하고 이 시스템의 키 URL을 입력하세요.
setup-guide-keycloak = Keycloak에서 Clients, Create client를 선택하고 Client authentication을 켜세요. Credentials에서 Signed Jwt를 선택하고 이 시스템의 키 URL을 입력하세요.
setup-guide-auth0 = Auth0에서 Applications, Create Application, Regular Web Application을 차례로 선택하고 이 콜백 URL을 입력하세요.
setup-guide-authentik = authentik에서 Applications, Create with provider, OAuth2/OpenID, confidential을 차례로 선택하고 이 리디렉션 URI를 입력하세요.
setup-scopes = 요청하는 범위
setup-tell = 귀사의 값을 입력하세요
field-setup-domains = 회사의 메일 도메인
field-template = 제품
field-setup-issuer = 로그인 주소
field-setup-issuer-hint = 발급자(issuer), 메타데이터 주소 또는 로그인의 아무 주소나 입력하세요. 나머지는 자동으로 찾습니다.
field-setup-client-id = 이 시스템에 부여한 클라이언트 ID
field-setup-secret-hint = 비워 두세요. 이 시스템은 키로 인증합니다. 키를 지원하지 않는 공급자에만 암호가 필요합니다.
setup-has-secret = 암호가 저장되어 있습니다. 그대로 사용하려면 필드를 비워 두세요.
setup-forget-secret = 암호를 삭제하고 키 사용
setup-secret-needed = 이 공급자는 이 시스템의 키를 지원하지 않습니다. 공급자에서 클라이언트 암호를 만들어 여기에 붙여 넣으세요.
setup-entered = 입력한 내용
setup-proof = 이 시스템의 인증 방법
setup-proof-keys = 공개된 키
setup-proof-secret = 클라이언트 암호
setup-test = 테스트
setup-test-text = 본인 계정으로 한 번 로그인하세요. 이 테스트로 액세스가 허용되지는 않으며, 반환된 내용만 표시합니다.
setup-test-begin = 로그인 테스트
setup-submit = { $company }에 제출
setup-handed-over = 제출되었습니다. { $company }에서 검토하며, 더 하실 일은 없습니다.
setup-returned = { $company }에서 { $at }에 반려했습니다. 필요한 내용을 변경하고 다시 테스트한 다음 다시 제출하세요.
setup-live = 승인되었습니다. 이제 직원들이 이 방법으로 로그인합니다.
setup-reopen = 회수하여 변경
setup-found = 테스트 결과
setup-subject = 주체(축약)
setup-subject-note = 주의
setup-subject-reusable = 주체가 이메일 주소 또는 사용자 이름입니다. 이러한 이름은 나중에 다른 사람에게 부여될 수 있으며, 그 사람이 이전 사용자로 간주됩니다. 바뀌지 않는 ID를 sub로 보내는 것이 좋습니다.
setup-name = 이름
setup-email = 이메일 주소
setup-email-verified = 귀사에서 주소를 확인함
setup-yes = 예
setup-no = 아니요
setup-groups = 그룹
setup-amr = 인증 방법(amr)
setup-acr = 인증 컨텍스트(acr)
setup-skew = 이 시스템보다 앞선 시계(초)
setup-not-said = 정보 없음
setup-attempts = 지금까지의 테스트
setup-attempt-at = 시간
setup-attempt-by = 실행한 사람
setup-attempt-result = 결과
setup-attempt-open = 진행 중
setup-attempt-passed = 통과
setup-hint-client = 클라이언트 ID와, 등록된 암호 또는 이 시스템의 키 URL을 확인하세요.
setup-hint-redirect = 등록된 리디렉션 URI를 확인하세요. 이 시스템의 URI와 정확히 일치해야 합니다.
setup-hint-scope = 요청하는 범위를 허용하세요.
setup-attempt-old = 마지막 변경 이전
setup-domains = 귀사의 도메인
setup-domains-text = DNS의 TXT 레코드로 도메인이 귀사의 것임을 증명합니다. 테스트에는 필요하지 않지만 승인이 빨라질 수 있습니다.
setup-domain-proven = 증명됨
setup-domain-waits = DNS 대기 중
setup-domain-check = 지금 확인
setup-record = TXT 레코드
setup-record-value = 값
setup-colleague = 동료에게 이어서 맡기기
setup-colleague-send = 링크 보내기
setup-colleague-sent = 링크를 보냈습니다.
setup-colleague-unknown = 이 주소는 확인된 귀사의 도메인에 속하지 않습니다. 담당 연락처에 이 주소로 링크를 보내 달라고 요청하세요.
field-colleague = 동료의 이메일 주소
field-colleague-hint = 귀사의 메일 도메인에 속한 주소여야 합니다. 동료는 같은 설정으로 연결되는 전용 링크를 받습니다.
setup-contact = 궁금한 점이 있나요? 담당 연락처는 { $name } 님입니다.
setup-until = 이 링크는 { $until }까지 유효합니다.
issuer-fault-missing = 로그인 주소를 입력하세요.
issuer-fault-too-long = 주소라고 하기에는 너무 깁니다. 주소만 붙여 넣으세요.
issuer-fault-markup = 페이지의 소스입니다. 주소 표시줄에 있는 페이지 주소를 붙여 넣으세요.
issuer-fault-mail-address = 이메일 주소입니다. 로그인의 웹 주소를 붙여 넣으세요.
issuer-fault-malformed = 웹 주소가 아닙니다. 웹 주소는 https://로 시작합니다.
issuer-fault-scheme = https:// 주소만 사용할 수 있습니다.
issuer-fault-ip = IP 주소입니다. 로그인의 호스트 이름을 사용하세요.
issuer-fault-local = 특정 네트워크 안에서만 알려진 이름입니다. 인터넷에서 접근할 수 있는 이름을 사용하세요.
issuer-fault-public-suffix = 여러 회사가 공유하는 접미사입니다. 전체 이름을 입력하세요.
issuer-fault-user-info = @ 앞의 사용자 이름과 비밀번호를 제거하세요.
discovery-fault-not-allowed = 이 주소에는 연결하지 않습니다. 인터넷에서 접근할 수 있는 주소여야 합니다.
discovery-fault-invalid = 발급자 식별자가 아닙니다.
discovery-fault-unreachable = 응답이 없습니다. 주소가 올바른지, 인터넷에서 접근할 수 있는지 확인하세요.
discovery-fault-status = 서버는 있지만 OpenID 구성이 없습니다. 발급자 또는 /.well-known/openid-configuration으로 끝나는 주소를 붙여 넣으세요.
discovery-fault-page = OpenID 구성이 아니라 일반 웹 페이지 또는 XML 문서가 있습니다. 대신 발급자를 붙여 넣으세요.
discovery-fault-not-metadata = 가져온 내용이 OpenID 구성이 아닙니다.
discovery-fault-other-issuer = 공급자가 스스로 밝힌 발급자가 다릅니다. 공급자가 밝힌 발급자를 붙여 넣으세요.
discovery-fault-endpoint = OpenID 구성에 있는 주소가 누락되었거나 사용할 수 없습니다.

## The guest's passkeys
passkeys-title = 내 패스키
passkeys-text = 본인임을 증명하는 데 사용할 수 있는 수단입니다. 변경 사항이 있으면 이메일로 알려 드립니다.
passkeys-one = 패스키 { $number }
passkeys-made = 추가한 날짜: { $at }.
passkeys-used = 마지막 사용: { $at }.
passkeys-unused = 사용한 적이 없습니다.
passkeys-none = 패스키가 없습니다.
passkeys-totp = 인증 앱
passkeys-add = 패스키 추가
passkeys-removed = 제거했습니다. 이제부터 사용할 수 없습니다.

recovery-lost = 분실했습니다
recovery-title = 본인 확인 수단을 분실한 경우
recovery-begin = 이메일로 코드를 보내 드립니다. 그다음 이곳의 담당자에게 알림이 전달되며, 담당자가 직접 이야기를 나누고자 할 것입니다. 승인되면 이 브라우저에서 새 패스키를 만들며, 분실한 수단은 사용할 수 없게 됩니다.
recovery-send = 이메일로 코드 받기
recovery-asked = 이곳의 담당자에게 이메일로 알렸으며, 담당자가 직접 이야기를 나누고자 할 것입니다. 답변이 오면 이메일을 받게 됩니다. 그때 이 브라우저에서 이 페이지로 돌아오세요.
recovery-asked-until = 담당자는 { $at }까지 답변할 수 있습니다.
recovery-refused = 요청이 거부되었습니다. 변경된 것은 없습니다. 초대한 분과 상의하세요.
recovery-make = 이제 새 패스키를 만들 수 있습니다. 만들고 나면 이전의 모든 패스키와 인증 앱을 사용할 수 없게 되고, 다른 브라우저에서는 로그아웃됩니다.
recovery-make-until = 이 브라우저에서 { $at }까지 만들 수 있습니다.
recovery-again = 다시 확인
choose-home = 회사에 로그인이 두 개 이상 있습니다. 사용하는 로그인을 선택하세요. 각 항목 아래의 주소는 이동할 곳을 나타냅니다.

## The guest's own data
me-title = 내 액세스 및 개인 정보
me-who = 이곳에서의 내 정보
me-name = 이름
me-email = 이메일 주소
me-company = 회사
me-through = 로그인 방법
me-confirmed = 소속 회사의 마지막 확인
me-ends = 모든 액세스 종료
me-sponsor = 담당자
me-nobody = 특정 담당자 없음
me-said = 소속 회사에서 제공한 정보
me-vouched = 소속 회사에서 확인함
me-apps = 내 앱
me-why = 이유
me-why-guest = 직접 할당됨
me-why-group = 그룹
me-why-partner = 전체에 할당됨:
me-gets = 앱이 알고 있는 내 정보
me-gets-nothing = 아직 없음
me-last-used = 마지막으로 연 시간
me-until = 기한
me-shut = 지금은 열 수 없음
me-sign-ins = 최근 30일간의 로그인
me-signed-in = 로그인함
me-do = 할 수 있는 일
me-language = 페이지와 메일의 언어
me-save = 저장
me-download = 내 데이터 다운로드
me-sign-out = 모든 곳에서 로그아웃
me-leave = { $company } 떠나기
leave-title = { $company }에서 떠나시겠습니까?
leave-text = 모든 것이 즉시 종료됩니다. 모든 곳에서 로그아웃되고 더 이상 앱을 열 수 없습니다.
leave-apps = 잃게 되는 앱
leave-erased = { $days }일 후 기록에서 모든 개인 정보가 삭제됩니다.
leave-erased-now = 기록에서 모든 개인 정보가 즉시 삭제됩니다.
leave-told = { $name } 님에게 알립니다.
leave-back = 다시 돌아오려면 새 초대가 필요하며, 가지고 있던 것은 복원되지 않습니다.
leave-go = 떠나기
leave-stay = 머무르기
left-title = { $company }에서 떠났습니다
left-text = 모든 곳에서 로그아웃되었으며 더 이상 앱을 열 수 없습니다. 이 페이지를 닫아도 됩니다.

## Terms of use
invite-terms = 동의를 요청드릴 내용:
panel-terms = 동의를 기다립니다
me-terms = 동의한 약관
terms-ask-title = 계속하기 전에
terms-ask = { $company }에서 게스트에게 다음 내용에 대한 동의를 요청합니다.
terms-ask-app = { $company }에서 { $app } 앱을 여는 분에게 다음 내용에 대한 동의를 요청합니다.
terms-since = { $day }부터 적용
terms-version = 버전 { $number }
terms-agree = 동의
terms-kept = 언제 어느 버전에 동의했는지 보관합니다. 내 액세스와 데이터 페이지에서 확인할 수 있습니다.
terms-later-title = 아직 동의하지 않았습니다
terms-later = 동의하지 않으면 { $company } 앱을 열 수 없습니다.
terms-later-app = 동의하지 않으면 { $app } 앱을 열 수 없습니다.
terms-later-text = 다른 것은 바뀌지 않았습니다. 언제든지 동의하거나 로그아웃하거나 떠날 수 있습니다.
terms-again = 다시 읽기
terms-counts-not = 교체되었거나 만료됨
