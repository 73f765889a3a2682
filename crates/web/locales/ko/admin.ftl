# draft: not yet read by a native speaker
### Pages of admins.

## Navigation and words of all pages
nav = 주 메뉴
nav-dashboard = 홈
nav-guests = 게스트
nav-partners = 파트너
nav-apps = 앱
nav-groups = 그룹
nav-why = 이유
nav-audit = 감사
yes = 예
no = 아니요
cancel = 취소
save = 저장
next = 다음
older = 이전 항목
refresh = 새로 고침
filter = 필터
any = 모두
state = 상태
in-use = 사용 중
off = 사용 중지됨
switch-on = 사용
switch-off = 사용 중지
suspend = 일시 중지
resume = 재개
take-away = 제거
take-named = { $name } 제거
refused = 거부됨
shown-of = 전체 { $total }개 중 { $shown }개
id = ID
app = 앱
guest = 게스트
group = 그룹
partner = 파트너
members = 멤버
sessions = 활성 세션
until = 기한
ends = 종료일
history = 기록
done-saved = 저장했습니다.
done-invited = 초대를 보냈습니다.
done-invited-shared = 초대를 보냈습니다. 여러 사람이 이 메일함을 읽을 수 있으며, 링크를 먼저 여는 사람이 수락할 수 있습니다. 한 사람씩 따로 초대하는 것이 좋습니다.
done-unlinked = 연결을 해제했습니다. 세션이 종료되었습니다. 남은 계정이 없는 게스트는 동결되며 새 초대를 통해서만 돌아올 수 있습니다.
done-resent = 새 초대를 보냈습니다. 이전 링크는 더 이상 사용할 수 없습니다.
done-suspended = 일시 중지했습니다. 세션이 종료되었으며 이제부터 아무것도 열 수 없습니다.
done-resumed = 재개했습니다.
done-ended = 종료했습니다.
done-taken = 제거했습니다. 다음 요청부터 적용됩니다.
done-factors-reset = 초기화했습니다. 게스트는 다시 로그인하여 다른 요소를 추가할 수 있습니다.
done-given = 할당했습니다. 다음 요청부터 적용됩니다.
done-dismissed = 무시했습니다.
done-thawed = 동결을 해제했습니다. 게스트의 앱과 그룹이 복원되었으며 게스트는 다시 로그인합니다.
done-erased = 삭제했습니다. 이 기록에서 모든 개인 정보가 사라졌습니다.
done-address-taken-over = 변경했습니다. 이제부터 메일은 새 주소로 전송됩니다.
done-sponsored = 인계했습니다.
done-passkey = 다음부터 패스키를 사용할 수 있습니다.

## Signing in
admin-sign-in-title = 관리자 로그인
admin-sign-in-passkey = 패스키로 로그인
admin-recover-title = 패스키가 없나요?
admin-recover-text = 서버에서 다음 명령을 실행하세요. 한 번 로그인할 수 있는 링크가 출력됩니다.
admin-link-title = 관리자로 로그인
admin-link-text = 이 링크는 한 번만 사용할 수 있습니다. 버튼을 누르면 사용됩니다.
admin-link-use = 로그인

## Start page
dashboard-title = 개요
latest = 최근 활동
count-guests-active = 활성 게스트
count-guests-invited = 초대됨, 아직 수락 안 함
count-guests-suspended = 일시 중지된 게스트
count-partners = 파트너
count-apps = 앱
count-deliveries-waiting = 대기 중인 전달
count-deliveries-dead = 포기한 전달

## Guests
guest-state-invited = 초대됨
guest-state-active = 활성
guest-state-suspended = 일시 중지됨
guest-state-frozen = 동결됨
guest-state-removed = 제거됨
name-or-mail = 이름 또는 이메일
name-or-domain = 이름 또는 메일 도메인
confirmed = 마지막 확인
confirmed-through-probe = { $name }에 조회
confirmed-through-sign-in = { $name }에서 로그인
confirmed-through-mailbox = 이메일 코드, { $name }
confirmed-counts = 확인 유효 기한
standing-confirmed = 확인됨
standing-overdue = 기한 지남
standing-unconfirmable = 다시 로그인 필요
standing-idle = 사용 안 함
partner-confirmed = 활성 게스트: 확인됨 { $confirmed }명, 기한 지남 { $overdue }명, 다음 로그인 때만 확인할 수 있음 { $unconfirmable }명.
guests-empty = 게스트가 없습니다
guests-empty-text = 필터를 변경하거나 게스트를 초대하세요.
guest-count = 게스트 { $count }명
guest-no-apps = 이 게스트에게 할당된 앱이 없습니다.
frozen-since = { $since }부터 동결되었습니다.
frozen-closes = { $until }에 이 기록의 모든 개인 정보가 영구적으로 삭제됩니다.
frozen-archive = 동결을 해제하면 복원되는 항목:
frozen-archive-none = 직접 할당된 앱이나 그룹이 없습니다.
frozen-then = 아무도 이 게스트로 로그인할 수 없습니다. 이 주소로 다른 사람을 초대할 수 있지만, 그 사람은 이 게스트의 어떤 것도 받지 않습니다.
thaw = 동결 해제
freeze-gone-at-home = 소속 회사에 더 이상 이 계정이 없습니다.
freeze-account-disabled = 소속 회사에서 계정을 사용 중지했습니다.
freeze-account-purged = 소속 회사에서 계정을 영구적으로 삭제했습니다.
freeze-deprovisioned = 소속 회사의 디렉터리에서 계정을 사용 중지했습니다.
freeze-deleted = 소속 회사의 디렉터리에서 이 사람을 삭제했습니다.
freeze-recreated = 같은 로그인에서 이 주소를 가진 다른 계정이 접근했습니다. 이제 다른 사람의 것일 수 있습니다. 동결을 해제하거나 다시 초대하기 전에 소속 회사에 문의하세요.
freeze-unlinked = 게스트의 계정 연결이 해제되었습니다. 돌아오려면 새 초대가 필요합니다.
freeze-subject-reused = 오랜 시간이 지난 뒤 다른 이름과 다른 주소로 접근했습니다. 계정이 이제 다른 사람의 것일 수 있습니다. 동결을 해제하거나 다시 초대하기 전에 소속 회사에 문의하세요.
freeze-unconfirmed = 너무 오랫동안 아무도 이 사람을 확인하지 않았습니다.
freeze-sponsor-gone = 담당자가 떠났고 아무도 인수하지 않았습니다.
closed-since = { $since }에 폐쇄되었습니다. 모든 개인 정보가 삭제되었습니다.
count-guests-frozen = 동결된 게스트
sponsor = 담당자
sponsor-none = 없음
sponsor-until = 동결 예정일
sponsor-gone = 담당자 떠남
sponsor-gone-until = 아무도 인수하지 않으면 { $until }에 동결됩니다
sponsors-title = 담당자
sponsors-text = 모든 게스트에게는 담당 관리자가 있습니다. 담당자가 떠나면 다른 관리자가 인수하거나 게스트가 동결됩니다.
hand-over = 인계
field-guests-of = 현재 담당자
field-successor = 앞으로의 담당자
field-successor-hint = 후임자가 없으면 다른 관리자에게 메일로 알리고, 유예 기간이 지나면 게스트가 동결됩니다.
successor-nobody = 아직 없음
field-admin = 관리자
admin-roles-text = 소유자는 모든 작업을 할 수 있습니다. 관리자는 관리자 변경을 제외한 모든 작업을 할 수 있습니다. 초대자는 초대하고 볼 수 있습니다. 감사자는 보기만 할 수 있습니다.
field-role = 역할
admin-role-owner = 소유자
admin-role-admin = 관리자
admin-role-inviter = 초대자
admin-role-auditor = 감사자
admin-off = 관리자 사용 중지
admin-off-text = 해당 관리자의 세션은 즉시 종료됩니다.
unlink = 이 계정 연결 해제
unlink-named = { $name } 계정 연결 해제
take-address = 앞으로 이 주소로 메일 보내기
erase = 모든 개인 정보 삭제
confirm-guest-erase-title = { $name } 님의 모든 개인 정보를 삭제하시겠습니까?
confirm-guest-erase-text = 게스트가 제거되고 이름, 주소, 계정, 메시지, 패스키, 로그인 기록이 영구적으로 삭제됩니다. 이 주소가 있는 초대 파일도 삭제됩니다. ID 하나와, ID만 담고 있는 감사 체인만 남습니다.
confirm-guest-erase-go = 영구 삭제
frozen-gone-at-home = 소속 조직에 없음
frozen-account-disabled = 소속 조직에서 사용 중지됨
frozen-account-purged = 소속 조직에서 삭제됨
frozen-deprovisioned = 디렉터리에서 사용 중지됨
frozen-deleted = 디렉터리에서 삭제됨
frozen-recreated = 다른 사람이 접근함
frozen-unlinked = 계정 연결 해제됨
frozen-subject-reused = 다른 사람으로 돌아옴
frozen-unconfirmed = 확인되지 않음
frozen-sponsor-gone = 담당자 떠남
home-address = 소속 조직의 정보
home-unverified = 소속 조직에서 확인되지 않음
renew = 새 게스트이며, 이전 게스트의 어떤 것도 받지 않음
can-open = 사용 가능
why-link = 이유
through = 경로
via-direct = 직접 할당
via-group = 그룹:
via-partner = 전체 게스트:
give-app = 앱 할당
add-to-group = 그룹에 추가
identity = ID 정보
signs-in-with = 로그인 방법
mail-code = 이메일 코드
invited-at = 초대한 날짜
accepted-at = 수락한 날짜
invitations = 초대
valid-until = { $until }까지 유효
invitation-state-open = 대기 중
invitation-state-redeemed = 수락됨
invitation-state-revoked = 철회됨
invitation-state-expired = 만료됨
resend = 초대 다시 보내기
remove-access = 액세스 제거
to-guests = 전체 게스트로 이동

## Removing
remove-title = { $name } 님의 액세스를 제거하시겠습니까?
remove-who = { $name } 님({ $mail })은 다음 요청부터 모든 곳에서 거부됩니다.
remove-effect = 종료되는 항목
remove-apps =
    { $count ->
        [0] 현재 열 수 있는 앱이 없습니다.
       *[other] 앱 { $count }개:
    }
remove-sessions =
    { $count ->
        [0] 활성 세션 없음
       *[other] 활성 세션 { $count }개
    }
remove-invitations =
    { $count ->
        [0] 대기 중인 초대 없음
       *[other] 대기 중인 초대 { $count }개
    }
remove-residual = 토큰을 직접 확인하는 앱은 최대 { $minutes }분 동안 계속 사용될 수 있습니다.
remove-final = 이 작업은 취소할 수 없습니다. 나중에 초대하면 새 게스트가 됩니다.
removed-text = { $time }부터 모든 곳에서 거부됩니다.
removed-no-apps = 연 앱이 없었습니다.
cut-at = 거부 시작
app-told = 로그아웃 메시지
tokens-end = 마지막 토큰 만료
told-at-once = 즉시 전송됨
by-signal = 신호로 알림:
delivery-delivered = 전달됨
delivery-waiting = 대기 중
delivery-dead = 포기함
delivery-deaf = 앱이 수신하지 않음
delivery-unused = 열지 않음

## Removing several
tick-named = { $name } 선택
open-invitations = 대기 중인 초대
bulk-title = 게스트 { $count }명의 액세스를 제거하시겠습니까?
bulk-text = 게스트 { $count }명이 다음 요청부터 모든 곳에서 거부됩니다. 각 게스트는 개별적으로 제거되며 각각 확인서가 있습니다.
bulk-none = 선택한 사람이 없습니다
bulk-done =
    { $count ->
        [0] 제거된 게스트가 없습니다
       *[other] 게스트 { $count }명을 제거했습니다
    }
removal-removed = 제거됨
removal-already-removed = 이전에 제거됨
removal-duplicate-row = 중복 선택됨
removal-guest-unknown = 해당 게스트 없음
removal-guest-ambiguous = 여러 파트너에 있는 게스트
removal-partner-unknown = 해당 파트너 없음
removal-cell-invalid = ID도 주소도 아님
removal-unavailable = 처리되지 않았습니다. 다시 시도하세요

## Receipts of endings
receipts = 확인서
receipt-text = { $time }부터 거부됩니다.
receipt-by = 수행한 사람
receipt-of = 대상
receipt-sessions = 종료된 세션
receipt-grants = 종료된 앱 로그인
receipt-invitations = 철회된 초대
receipt-line = 감사 행 및 해시
receipt-file = 보관용으로 다운로드
receipt-hint = 파일에는 이 모든 내용과 감사 행이 들어 있습니다. "portico receipt check" 명령으로 감사 체인과 대조할 수 있습니다.
receipt-apps =
    { $count ->
        [0] 앱 없음
       *[other] 앱 { $count }개
    }
receipt-notices = 전달됨 { $delivered }건, 대기 중 { $waiting }건, 포기함 { $dead }건
receipt-guest-removed = { $name } 님의 액세스가 제거됨
receipt-guest-suspended = { $name } 님이 일시 중지됨
receipt-guest-frozen = { $name } 님이 떠나 동결됨
receipt-account-unlinked = { $name } 님의 계정 연결이 해제됨
receipt-factors-reset = { $name } 님의 패스키가 초기화됨
receipt-sessions-ended = { $name } 님의 세션이 종료됨
receipt-signed-out = { $name } 님이 모든 곳에서 로그아웃함
receipt-home-signal = 소속 조직이 { $name } 님의 세션을 종료함
receipt-partner-suspended = { $name } 일시 중지됨
receipt-partner-ended = { $name } 협업 종료됨
receipt-contract-narrowed = { $name } 계약에서 앱이 제외됨
receipt-connection-disabled = { $name }의 연결이 사용 중지됨
receipt-app-disabled = { $name } 사용 중지됨
receipt-app-withdrawn = { $name }의 등록이 포기됨
receipt-assignment-removed = 앱 할당이 제거됨: { $name }
receipt-group-left = { $name } 님이 그룹에서 나감
receipt-consent-withdrawn = { $name } 님이 동의를 철회함

## Inviting
invite-guest = 게스트 초대
invite-csv = CSV로 초대
invite-instead = 한 번에 여러 명을 초대하시나요?
send-invitation = 초대 보내기
field-email = 이메일
field-name = 이름
field-partner = 파트너
field-partner-hint = 파트너의 이름 또는 메일 도메인. 비워 두면 주소로 찾습니다.
field-apps = 앱
field-groups = 그룹
field-message = 메시지
field-message-hint = 일반 텍스트. 메일과 초대 페이지에 표시됩니다.
field-contact = 연락처 링크
field-contact-hint = 게스트가 연락할 방법: https:// 또는 mailto:
field-reply = 수락 후 이동할 주소
field-reply-hint = 앱이 등록한 주소만 사용할 수 있습니다. 없으면 앱 또는 앱 목록으로 이동합니다.
field-language = 언어

## CSV
import-title = CSV로 초대
import-text = 한 행에 한 명씩, 첫 행에는 머리글을 입력합니다. 쉼표, 세미콜론, 탭을 모두 사용할 수 있습니다.
import-template = 템플릿 다운로드
field-file = 파일
field-file-hint = 스프레드시트에서 저장한 .csv 파일
field-pasted = 또는 행 붙여넣기
check = 확인
nothing-changed = 아직 아무것도 변경되지 않았습니다.
import-ids = 앱 및 그룹의 ID 다운로드
import-whole = 이 파일은 전체 목록입니다
import-whole-text = 파일에 없는 사람은 액세스를 잃습니다. 누가 해당되는지 먼저 보고 확인합니다.
field-whole-partner = 파트너의 모든 게스트
field-whole-partner-hint = 파일에 없는 사람은 제거됩니다.
field-whole-app = 앱이 있는 모든 게스트
field-whole-app-hint = 파일에 없는 사람은 이 앱을 잃습니다. 그룹과 파트너를 통한 액세스는 유지됩니다.
import-whole-of = 전체 목록:
import-files = 최근 며칠간의 파일
import-rows = { $rows }개 행
import-step-reading = 읽는 중
import-step-checking = 확인 중
import-step-checked = 확인됨, 보내지 않음
import-step-sending = 보내는 중
import-step-sent = 보냄
import-columns = 열
column-email = 초대할 사람의 주소. 필수.
column-name = 초대할 사람의 이름. 메일과 게스트 목록에 사용합니다. 필수.
column-contact = 초대받은 사람이 연락할 방법: https:// 또는 mailto:. 필수.
column-brand = 메일과 페이지에 이름이 표시되는 앱.
column-apps = 할당할 앱의 ID 또는 짧은 이름(공백으로 구분).
column-groups = 가입할 그룹의 ID 또는 이름(공백으로 구분).
column-reply = 수락 후 이동할 곳. 등록된 주소만 가능합니다.
column-language = en, de, es, fr, it, ja, ko, pt-BR, ru, zh-Hans 또는 zh-Hant.
import-check-title = 행 확인
row-invite = 초대
row-add = 추가
row-remove = 액세스를 잃음
row-unchanged = 변경 없음
row-warning = 참고 사항 있음
row-problem = 문제 있음
row-skipped = 제외됨
import-whole-partner = { $name }의 전체 목록: 게스트 { $listed }명 중 { $missing }명이 파일에 없으며 제거됩니다.
import-whole-app = { $name }의 전체 목록: 게스트 { $listed }명 중 { $missing }명이 파일에 없으며 앱을 잃습니다.
import-ceiling = 파일 하나로 액세스를 종료할 수 있는 사람은 최대 { $most }명입니다. 파일이 완전한지 확인하거나 limits.reconcile 값을 높여 달라고 요청하세요.
import-nameless = { $count }개 행이 누구도 지정하지 않습니다. 실수로 제거되는 사람이 없도록 먼저 수정하거나 제외하세요.
import-confirm = 예, { $missing }명이 액세스를 잃습니다
import-again = 다시 확인
import-all = 모든 행 표시
import-only = 문제나 참고 사항이 있는 { $count }개 행만 표시
import-no-problems = 문제가 있는 행이 없습니다.
import-use = 사용
import-skip = 제외
import-recheck = 다시 확인
import-checking-title = 행을 확인하고 있습니다
import-sending-title = 초대를 보내고 있습니다
import-progress = { $all }개 중 { $done }개
import-leave = 이 페이지를 벗어나도 처리는 계속됩니다. 이 페이지는 자동으로 새로 고쳐집니다.
import-send =
    { $invitations ->
        [0] 적용
       *[other] 초대 { $invitations }건 보내기
    }{ $additions ->
        [0] {""}
       *[other] , 게스트 { $additions }명 변경
    }
import-result = 결과 다운로드
import-other = 다른 파일 선택
line = 행
address = 주소
result = 결과
message = 메시지
import-applied-title = 초대를 보내고 있습니다
import-done = 초대: { $invitations }건. 변경된 게스트: { $additions }명.
import-done-title = 파일 처리가 완료되었습니다
import-removed = 파일에 없던 { $count }명이 액세스를 잃었습니다. 확인서는 각 게스트의 페이지에 있습니다.
mails-delivered = 넘긴 메일
mails-waiting = 대기 중인 메일
mails-refused = 거부된 메일
invitations-accepted = 수락됨
import-left-out = { $count }개 행이 제외되었습니다. 결과 파일에서 수정한 다음 그 파일을 다시 업로드하세요.

## Partners
partner-state-active = 활성
partner-state-suspended = 일시 중지됨
partner-state-ended = 종료됨
partners-empty = 아직 파트너가 없습니다
partners-empty-text = 파트너는 초대할 사람이 소속된 회사입니다.
add-partner = 파트너 추가
end-partner = 협업 종료
field-partner-name = 회사 이름
field-domains = 메일 도메인
field-domains-hint = fabrikam.example과 같이 한 줄에 하나씩
connections = 로그인 방법
add-connection = 소속 조직의 ID 공급자 추가
cut-over = 이메일 코드에서 이 로그인으로 전환
cut-over-accounts =
    { $count ->
        [0] 이제 이메일 코드로 로그인하는 게스트가 없습니다.
       *[other] 아직 게스트 { $count }명이 이메일 코드로 로그인합니다.
    }
field-cut-over = 이메일 코드의 마지막 날
field-cut-over-hint = 2027-03-31과 같이 입력하세요. 그때까지 로그인할 때마다 전환을 요청하며 나중으로 미룰 수 있습니다. 비워 두면 요청하지 않습니다.
mail-code-connection = 소속 조직의 ID 공급자가 없는 사람을 위한 이메일 코드 및 패스키.
redirect-uri = 공급자에 등록할 리디렉션 URI
home-logout-uri = 공급자에 등록할 백채널 로그아웃 주소
our-keys = 이 시스템의 키(JWKS URL)
held = 보류됨
needs-you = 처리 필요
held-text = 이 ID 공급자가 아무도 동의하지 않은 방식으로 변경되었습니다. 변경을 수락할 때까지 이를 통해 로그인할 수 없습니다. 먼저 파트너에게 문의하세요.
drift-issuer = 다른 발급자라고 밝힙니다.
drift-endpoints = 주소가 다른 호스트로 이동했습니다.
drift-algorithms = 이전과 다른 방식으로 서명합니다.
drift-reusable-subjects = 사용자 이름이나 주소로 사람을 식별하며, 이는 나중에 다른 사람에게 부여될 수 있습니다. 절대 재사용하지 않는 경우에만 수락하세요.
drift-subjects = 사람을 식별하는 방식이 달라졌습니다.
release = 변경 수락
field-release-why = 이유
field-release-why-hint = 누구에게 문의했고 어떤 답을 받았는지 입력하세요. 감사 로그에 남습니다.
field-tenants = 테넌트
field-tenants-hint = Microsoft Entra ID(테넌트 ID) 및 Google Workspace(도메인)에만 해당하며, 한 줄에 하나씩 입력합니다.
field-connection-name = 버튼에 표시할 이름
field-connection-name-hint = 보통 회사 이름입니다.
field-issuer = 발급자
field-issuer-hint = /.well-known/openid-configuration 앞의 주소
field-client-id = 클라이언트 ID
field-client-secret = 클라이언트 암호
field-client-secret-hint = 비워 두면 공개된 키로 인증하며 암호를 공유하지 않습니다. 암호는 암호화되어 저장되고 다시 표시되지 않습니다.
partner-apps = 이 파트너의 전체 게스트에게 할당되는 앱

## Apps
apps-empty = 아직 앱이 없습니다
apps-empty-text = 아래에서 첫 번째 앱을 등록하세요.
register-app = 앱 등록
short-name = 짧은 이름
assignments = 할당
metadata-title = { $name }의 모든 등록 정보
metadata-intro = 이름은 OAuth 클라이언트 메타데이터(RFC 7591)를 따릅니다. 생략한 항목은 기본값으로 돌아갑니다.
metadata-all = 이 앱의 모든 등록 정보
field-metadata = 클라이언트 메타데이터
field-metadata-hint = JSON 개체 하나.
app-settings = 로그인 설정
field-app = 앱
field-app-name = 이름
field-redirects = 리디렉션 URI
field-redirects-hint = 전체 주소를 한 줄에 하나씩 입력하세요. 한 글자씩 비교됩니다.
field-auth-method = 클라이언트 유형
field-alg = ID 토큰 서명
field-launch = 시작 주소
field-launch-hint = 앱 목록의 타일이 연결되는 곳.
field-app-contact-hint = 거부된 게스트가 문의할 곳: https:// 또는 mailto:
logout-told = 앱이 마지막으로 확인한 로그아웃
field-backchannel = 백채널 로그아웃 URI
field-backchannel-hint = 세션이 종료되면 이곳으로 앱에 알립니다.
new-secret = 새 암호
who-may-open = 열 수 있는 사람
nobody-yet = 없음. 할당된 사람만 앱을 열 수 있습니다.
assign = 할당
assign-hint = 세 가지 중 하나를 입력하세요.
assignee-guest = 게스트
assignee-group = 그룹
assignee-partner = 파트너의 전체 게스트
field-guest-mail = 게스트의 이메일
field-group = 그룹
field-partner-all = 전체 게스트를 대상으로 할 파트너
field-ends = 마지막 날
field-ends-hint = 2027-03-31과 같이 입력하세요
secret-title = { $name }의 키
secret-once = 암호는 이번에만 표시됩니다. 지금 앱의 구성에 저장하세요.
secret-none = 이 앱은 공용 클라이언트입니다. 암호가 없습니다.
secret-kept = 저장했습니다

## Groups
groups-empty = 아직 그룹이 없습니다
groups-empty-text = 그룹의 앱은 모든 멤버에게 할당됩니다.
add-group = 그룹 추가
add-member = 멤버 추가
field-group-name = 이름

## Explaining
why-text = 앱을 열거나 거부하는 것과 같은 규칙이 임의의 시점에 대해 답합니다.
field-why-guest = 게스트
field-why-guest-hint = 메일 주소 또는 ID. 또는 거부된 페이지의 참조 번호만 입력하세요.
field-why-app = 앱
field-why-at = 시점
field-why-at-hint = 비워 두면 현재입니다. 또는 2027-03-31T09:00:00Z와 같이 입력하세요
explain = 설명 보기
why-yes = 예. { $guest } 님은 { $app } 앱을 열 수 있습니다.
why-no = 아니요. { $guest } 님은 { $app } 앱을 열 수 없습니다.
why-until = 자동으로 종료되는 시점: { $until }.
why-at = { $at } 기준
condition-guest = 게스트가 활성 상태이고 기간이 남아 있음
condition-partner = 파트너를 신뢰함
condition-app = 앱이 사용 중임
condition-contract = 파트너 계약에 앱이 포함됨
condition-mfa = 앱이 요구하는 경우 두 번째 인증 요소가 증명됨
condition-confirmation = 소속 조직이 최근에 게스트를 확인함
condition-session = 세션이 활성 상태임
condition-assignment = 앱이 할당됨

## Audit
audit-text = 모든 변경과 모든 거부가 몰래 고칠 수 없는 체인에 기록됩니다. 확인하려면:
number = 번호
when = 시간
who = 수행한 사람
what = 내용
about = 대상
event-authz = 권한 부여 요청
event-client-auth = 앱 인증
event-code = 코드 교환
event-refresh = 토큰 갱신
event-userinfo = 사용자 정보
event-revoke = 토큰 반환
event-par = 요청 푸시
event-client-credentials = 앱 자체 액세스
event-device = 장치
event-token-exchange = 토큰 교환
event-consent = 동의
event-logout = 로그아웃
event-jwt = 토큰 제시
event-upstream-callback = 소속 조직에서 돌아옴
event-upstream-metadata = 소속 조직 메타데이터
event-upstream-token = 소속 조직 토큰
event-outbound = 외부 요청
event-sign-in = 로그인
event-mail-code = 이메일 코드
event-step-up = 두 번째 인증 요소
event-passkey = 패스키
event-link = ID 연결
event-invite = 초대
event-move = 파트너의 로그인으로 전환
event-invite-bruteforce = 링크 무차별 시도
event-invite-asked = 초대 요청
event-redeem = 초대 수락
event-import = 파일 적용
event-partner = 파트너 변경
event-domain = 메일 도메인 변경
event-connection = 연결 변경
event-guest = 게스트 변경
event-setup = 파트너의 설정
event-group = 그룹 변경
event-app = 앱 변경
event-app-stream = 앱의 스트림 변경
event-assignment = 할당 변경
event-admin = 관리자
event-keys = 서명 키
event-csrf = 외부 양식
event-guest-removed = 게스트 제거
event-scim = 파트너 디렉터리
event-leaver = 회사를 떠남
event-guest-closed = 기록 폐쇄
event-restored = 백업 복원
event-delivery = 전달 포기
event-export = 목록을 파일로 내보냄

## Confirming
guests-concerned = 해당 게스트
confirm-partner-suspend-title = { $name } 파트너를 일시 중지하시겠습니까?
confirm-partner-suspend-text = 다음 요청부터 이 파트너의 모든 게스트가 거부되고 세션이 종료됩니다. 나중에 재개할 수 있습니다.
confirm-partner-suspend-go = 일시 중지
confirm-partner-end-title = { $name } 파트너와의 협업을 종료하시겠습니까?
confirm-partner-end-text = 다음 요청부터 이 파트너의 모든 게스트가 거부되고 대기 중인 초대도 종료됩니다. 이 작업은 취소할 수 없습니다.
confirm-partner-end-go = 협업 종료
confirm-app-disable-title = { $name } 앱을 사용 중지하시겠습니까?
confirm-app-disable-text = 다음 요청부터 아무도 이 앱을 열 수 없습니다. 다시 사용하도록 설정할 수 있습니다.
confirm-app-disable-go = 사용 중지
confirm-connection-disable-title = { $name } 연결을 사용 중지하시겠습니까?
confirm-connection-disable-text = 다음 요청부터 아무도 이 연결로 로그인할 수 없으며, 이 연결을 통한 모든 세션이 종료됩니다. 다시 사용하도록 설정할 수 있지만 종료된 것은 복원되지 않습니다.
confirm-connection-disable-go = 사용 중지
confirm-guest-suspend-title = { $name } 님을 일시 중지하시겠습니까?
confirm-guest-suspend-text = 다음 요청부터 거부되고 모든 세션이 종료됩니다. 나중에 게스트를 재개할 수 있지만 종료된 것은 복원되지 않습니다.
confirm-guest-suspend-go = 일시 중지
confirm-assignment-remove-title = { $name } 할당을 제거하시겠습니까?
confirm-assignment-remove-text = 이 할당에 따른 항목은 즉시 종료되며 앱에 알립니다. 다른 이유로 앱을 열 수 있는 사람은 다시 로그인합니다.
confirm-assignment-remove-go = 제거
confirm-app-secret-title = { $name } 앱의 새 암호를 만드시겠습니까?
confirm-app-secret-text = 앱을 계속 사용하려면 새 암호가 필요합니다.
confirm-app-secret-go = 새 암호 만들기

## The trust contract
contract-title = { $name } 파트너와의 계약
contract-intro = 버전 { $version }. 변경할 때마다 버전이 올라가고, 다음 요청부터 적용되며, 기록에 남습니다.
change-contract = 계약 변경
contract = 계약
contract-version = 버전
contract-never = 설정되지 않음
field-mfa-amr = 다단계로 인정하는 인증 방법
field-mfa-amr-hint = 소속 조직이 보내는 amr 값을 mfa와 같이 한 줄에 하나씩 입력하세요. 목록에 없는 값은 인정하지 않습니다.
field-mfa-acr = 다단계로 인정하는 인증 컨텍스트
field-mfa-acr-hint = 소속 조직이 보내는 acr 값을 한 줄에 하나씩 입력하세요.
field-app-scope = 앱
app-scope-any = 모든 앱 할당 가능
app-scope-only = 아래에서 선택한 앱만
field-allowed-apps = 선택한 앱
field-quota = 최대 게스트 수
field-quota-hint = 비워 두면 제한이 없습니다.
field-recheck = 소속 조직의 확인이 유효한 시간(분)
field-recheck-hint = 이 시간이 지나면 무엇이든 제공하기 전에 소속 조직에 다시 확인합니다. 비워 두면 세션이 유지되는 동안 유효합니다.
field-probe = 소속 조직에 게스트를 조회하는 간격(분)
field-probe-hint = 게스트 없이 백그라운드에서 조회합니다. 비워 두면 15분마다 조회합니다.
field-review = 다음 검토일
field-contacts = 파트너 측 연락처
field-contacts-hint = Ida Berg ida@fabrikam.example과 같이 한 줄에 하나씩 입력하세요.
review-due = 검토 기한 도래
review-due-text = 이 계약을 검토할 날이 되었습니다. 검토일을 변경하거나 계약을 종료하세요.
request = 초대 요청됨
request-text = 링크를 사용하지 못한 사람이 새 초대를 요청합니다.
request-open = 링크를 사용하지 못한 사람이 새 초대를 요청합니다:
request-account = 상대방의 로그인에 따르면 사용한 계정은 { $account }입니다. 그 주소를 초대하거나, 다시 초대하거나, 요청을 무시하세요.
request-dismiss = 무시

## The second factor
mfa-wanted = 다단계 인증을 요구함
mfa-not-wanted = 두 번째 인증 요소를 요구하지 않음
mfa-want = 두 번째 인증 요소 요구
mfa-drop = 더 이상 요구하지 않기
app-leavers = 액세스가 종료될 때
field-unconfirmed = 소속 조직의 게스트 확인이 여기에서 유효한 시간
field-unconfirmed-hint = 이보다 오래 확인되지 않은 게스트는 소속 조직에서 다시 로그인합니다. 비워 두면 파트너 계약을 따릅니다.
notices-to-app = 로그아웃 알림
notices-state = 대기 중 { $waiting }건, 포기함 { $dead }건
stream = 신호
stream-enabled = 수신 중
stream-paused = 앱이 일시 중지함
stream-disabled = 앱이 원하지 않음
stream-push = 전송 대상
stream-poll = 앱이 가져감
stream-told = 앱이 마지막으로 확인한 신호
stream-signals = 앱에 보내는 신호
stream-end = 스트림 종료
stream-none = 앱이 신호 스트림을 만들지 않았습니다. 등록 정보에 범위 ssf.manage가 있으면 앱이 직접 만듭니다.
notices-resend = 포기한 알림 다시 보내기
reset-factors = 두 번째 인증 요소 초기화

## Mail domains
domains-title = { $name }의 메일 도메인
domains-intro = 이 파트너의 소속 조직은 이 도메인의 주소만 보증할 수 있습니다. 도메인은 DNS의 레코드 또는 포스트마스터가 증명합니다. 관리자가 선언하기만 한 도메인은 달리 정할 때까지 인정됩니다.
domains-proofs = 증명
domain-state-attested = 관리자가 선언함
domain-state-proven = 증명됨
domain-state-lapsed = 효력 상실
domain-since = 시작
domain-confirmed = 마지막 확인
domain-next = 다음 확인
domain-record = TXT 레코드
domain-value = 값
domain-check = 지금 조회
domain-prove = 레코드 표시
domain-mail = 포스트마스터에게 메일 보내기
domain-lapse = 인정 중지
domain-attest = 내 선언으로 인정
domain-add = 도메인 추가
field-domain = 메일 도메인
field-domain-hint = fabrikam.example과 같이 입력하세요
start-link = 파트너 직원용 시작 링크

## New keys for guests
rekey = 로그인이 이전된 사람의 새 키
rekey-title = { $name } 사용자의 새 키
rekey-intro = 파트너가 다른 테넌트나 제품으로 이전하면 직원들은 다른 키로 돌아옵니다. 파일로 새 키와 이전 키의 대응 관계를 알려 주면 본인이 아닌 다른 관리자가 승인합니다. 앱을 비롯한 모든 것은 그대로 유지됩니다.
rekey-open = 승인 대기 중
rekey-open-text = 게스트 { $count }명의 새 키. { $by } 님이 { $at }에 제안했습니다.
rekey-own = 다른 사람이 승인해야 합니다.
rekey-approve = 승인하고 실행
rekey-discard = 폐기
rekey-propose = 제안
rekey-check = 파일 적용 시 결과
rekey-total = { $count }개 행.
rekey-faults =
    { $count ->
        [0] 모두 사용할 수 있습니다.
       *[other] { $count }개는 사용할 수 없습니다.
    }
rekey-left-out =
    { $count ->
        [0] 빠진 사람이 없습니다.
       *[other] 이전 로그인의 { $count }명이 파일에 없습니다.
    }
rekey-old = 이전 주체
rekey-new = 새 주체
rekey-fault-cell-empty = 빈 셀이 있음
rekey-fault-old-unknown = 이 이전 주체를 가진 사람이 없음
rekey-fault-old-twice = 이전 주체가 위와 중복됨
rekey-fault-new-twice = 새 주체가 위와 중복됨
rekey-fault-new-taken = 새 주체가 이미 게스트의 것임
rekey-fault-guest-removed = 게스트가 제거됨
field-rekey-from = 이전 로그인
field-rekey-to = 새 로그인
field-rekey-hint = old_subject 및 new_subject 열이 있는 CSV. 새 로그인에 발급자가 여러 개이면 new_issuer 열도 필요합니다.

## Set-up by the partner
setup-by-partner = 파트너가 직접 로그인을 연결하도록 하기
setup-of = { $name }의 설정
setup-admin-text = 파트너의 IT 관리자가 링크를 받아 코드로 메일함을 증명하고, 로그인을 연결하여 테스트합니다. 승인하기 전에는 아무것도 적용되지 않습니다.
setup-draft = 파트너가 입력한 내용
setup-state-open = 파트너가 작업 중
setup-state-submitted = 승인 대기 중
setup-state-approved = 적용됨
setup-approve = 승인하고 적용
setup-send-back = 반려
field-setup-note = 변경이 필요한 내용
field-setup-note-hint = 파트너의 IT 관리자가 메일과 설정 페이지에서 읽습니다.
setup-returned-at = { $at }에 반려했습니다.
setup-links = 링크
setup-link-works = 사용 가능
setup-link-revoked = 철회됨
setup-link-expired = 만료됨
setup-link-revoke = 철회
setup-link-revoke-named = { $name } 철회
setup-send = 링크 보내기
setup-waits = 설정이 승인을 기다리고 있습니다
field-setup-email = 파트너 IT 관리자의 이메일 주소
field-setup-email-hint = 링크는 30일 동안, 이 메일함에서만 사용할 수 있습니다.
field-auto-approve = 승인
auto-approve = 여기에 나열된 도메인을 파트너가 증명하면 내 승인 없이 적용

event-recovery = 두 번째 인증 요소 분실
recovery = 패스키 분실
recovery-text = 로그인하고 메일함을 증명했으며, 새 패스키를 요청합니다.
recovery-open = 이 게스트는 로그인하고 메일함을 증명했으며, 모든 패스키와 인증 앱을 분실했다고 합니다. 승인하기 전에 알고 있는 전화번호로 전화하세요. 메일함을 도난당한 경우에도 똑같이 보입니다.
recovery-approve = 새 패스키 승인
recovery-refuse = 거부
event-invite-volume = 비정상적으로 많은 초대
# One connection
connection-open = 세부 정보, 테스트 및 변경
connection-agreed = 합의한 내용
connection-change = 합의한 내용 변경
connection-client = 공급자에서 이 시스템의 인증 방법
connection-claims = 이름, 주소, 그룹의 클레임
connection-test-text = 파트너의 계정으로 한 번 로그인하세요. 이 테스트로 액세스가 허용되지는 않으며, 반환된 내용만 표시합니다.
connection-preview = 매핑 결과
connection-preview-text = 미리 보기는 아래 이름을 마지막 테스트의 클레임에 적용한 결과를 보여 주며, 아무것도 변경하지 않습니다.
connection-verified = 주소 보증
connection-our-groups = 여기의 그룹
claims-came = 받은 클레임
claim-at-userinfo = (userinfo에서 받음)
home-unread = ID 공급자를 읽을 수 없습니다:
home-origins = 엔드포인트의 호스트
home-algorithms = ID 토큰의 알고리즘
home-keys = 키의 지문
home-subjects = 주체의 형태
shape-uuid = UUID
shape-digits = 숫자
shape-user-name = 사용자 이름
shape-address = 이메일 주소
shape-mixed = 기타 텍스트
shape-any = 모든 형태(수락됨)
auth-method-client-secret = 클라이언트 암호 사용
auth-method-private-key-jwt = 공개된 키 사용(private_key_jwt)
auth-method-none = 없음(공용 클라이언트)
field-own-proof = 이 시스템의 인증 방법
field-new-secret = 새 클라이언트 암호
field-new-secret-hint = 저장된 암호를 유지하려면 비워 두세요. 암호화되어 저장되고 다시 표시되지 않습니다.
field-name-claim = 이름이 있는 클레임
field-email-claim = 이메일 주소가 있는 클레임
field-groups-claim = 그룹이 있는 클레임
field-group-map = 값별 그룹
field-group-map-hint = 한 줄에 하나씩: 파트너의 값 = 여기의 그룹. 파트너에서 그 값을 잃은 사람은 여기의 그룹에서도 나갑니다.
preview = 미리 보기
test-over = 테스트 로그인이 끝났습니다
test-over-text = 이 테스트로 로그인된 사람은 없습니다. 받은 내용은 보고서에 표시됩니다.
test-over-report = 보고서 표시

# The partner's directory (SCIM)

directory = 디렉터리(SCIM)
directory-title = { $name }의 디렉터리
directory-intro = 토큰을 사용하면 파트너의 디렉터리가 직원 정보를 이 시스템과 동기화합니다. 새로운 사람은 들어올 수 있고, 떠난 사람은 즉시 액세스를 잃습니다. 이 연결의 사용자에게만 적용됩니다.
directory-address = 기본 주소
directory-users = 디렉터리의 사용자
directory-groups = 디렉터리의 그룹
directory-tokens = 토큰
directory-token = 토큰
directory-once = 이 토큰은 지금만 표시되며 다시 표시되지 않습니다. 신뢰할 수 있는 경로로 파트너의 IT 부서에 전달하세요.
directory-made = 생성
directory-ends = 만료
directory-used = 마지막 사용
directory-never = 없음
directory-over = 종료됨
directory-rotate = 토큰은 동시에 두 개까지 유효합니다. 교체하려면 새 토큰을 만들고, 파트너가 새 토큰을 사용하게 한 다음, 이전 토큰을 회수하세요.
directory-make = 1년 동안 유효한 토큰 만들기
directory-who = 사용자 식별
field-directory-subject = 주체가 있는 특성
field-directory-subject-hint = 파트너의 로그인이 sub로 보내는 값을 담고 있는 사용자 특성입니다. 아직 연결되지 않은 사용자에게 적용됩니다. 파트너가 같은 값을 다른 사람에게 절대 부여하지 않는 경우에만 선택하세요.
directory-subject-none = 없음: 해당 주소의 첫 로그인으로 판단
directory-subject-external-id = externalId
directory-subject-user-name = userName

## Settings
nav-settings = 설정
settings-text = 여기에 저장한 내용은 모든 노드에서 즉시 적용됩니다. 필드를 비우면 기본값으로 돌아갑니다.
settings-host = 회사
settings-languages = 언어
settings-mail = 메일
settings-lifetimes = 기한
settings-limits = 한도
settings-contrast = 선택한 색의 최소 대비는 밝은 페이지에서 { $light }, 어두운 페이지에서 { $dark }입니다. 텍스트에는 4.5가 필요합니다.
settings-fixed = 구성에서 설정됨
settings-fixed-text = 이 항목은 구성 파일 또는 환경 변수에 있습니다. 그곳에서 변경하거나, 여기에서 설정하려면 그곳에서 제거하세요.
setting-company = 회사 이름
setting-contact-url = 게스트가 도움을 받을 곳
setting-contact-url-hint = https:// 또는 mailto:로 시작하는 링크
setting-support = 전화 연락처
setting-support-hint = 모든 페이지 하단에 표시되는 한 줄. 예: 전화번호와 운영 시간
setting-brand-accent = 링크와 버튼의 색
setting-brand-accent-hint = 예: #12558f. 흰 배경에서 읽을 수 있을 만큼 어두워야 합니다. 어두운 페이지에는 더 밝은 색을 사용합니다.
setting-logo = 로고
setting-logo-hint = 밝은 배경용으로 만든 64 kB 이하의 PNG 또는 WebP 이미지. SVG는 스크립트를 담을 수 있어 사용할 수 없습니다.
setting-logo-remove = 로고 제거
setting-language = 달리 정해지지 않을 때의 언어
setting-languages = 제공하는 언어
setting-languages-hint = 게스트가 전환할 수 있는 언어입니다. 하나도 선택하지 않거나 모두 선택하면 번역된 모든 언어를 제공합니다.
setting-mail-from = 메일 보낸 사람
setting-mail-from-hint = 예: Contoso 뒤에 guests@contoso.example을 꺾쇠괄호로 묶은 것, 또는 주소만
setting-mail-reply-to = 회신 받을 주소
setting-mail-reply-to-hint = 초대한 사람이 표시되지 않는 경우
setting-mail-bounce = 전달할 수 없는 메일을 받을 주소
setting-mail-bounce-hint = 누군가 읽는 메일함. 비워 두면 보낸 사람
setting-mail-reminders = 초대 알림을 보낼 때까지의 일수
setting-mail-reminders-hint = 숫자 5개까지. 예: 3 10. 보내지 않으려면 0을 입력하세요.
setting-mail-endings = 액세스 종료 전에 게스트에게 알릴 일수
setting-mail-endings-hint = 숫자 5개까지. 예: 2 14. 알리지 않으려면 0을 입력하세요.
setting-span-hint = 예: 12h 또는 14d
setting-lifetimes-invitation = 초대의 유효 기간
setting-lifetimes-sponsor-grace = 담당자가 떠난 게스트의 유예 기간
setting-limits-invitations = 관리자 한 명이 하루에 초대할 수 있는 새 게스트 수
setting-limits-codes = 네트워크 하나에 대해, 주소 하나로 한 시간에 보내는 코드 수
setting-limits-codes-of-strangers = 알 수 없는 모든 장치에 대해, 주소 하나로 한 시간에 보내는 코드 수
setting-limits-codes-from = 네트워크 하나가 한 시간에 요청할 수 있는 코드 수
setting-limits-guesses = 네트워크 하나가 한 시간에 시도할 수 있는 잘못된 링크 수
setting-limits-lookups = 네트워크 하나가 한 시간에 조회할 수 있는 주소 수
event-settings = 설정
mails-title = 메일
mails-text = 게스트와 파트너가 받는 각 메일을 회사의 이름, 색, 로고와 함께 보여 줍니다. 이름과 링크는 예시입니다.
mails-show = 표시
mails-from = 보낸 사람
mails-html = HTML 보기
mails-send = 나에게 보내기
mails-send-to = 다른 메일과 같은 보낼 편지함을 통해 { $mail } 주소로 보냅니다. 도착하지 않으면 메일 서버의 응답이 로그에 있습니다.
mail-kind = 종류
mail-language = 언어
mail-kind-invitation = 초대
mail-kind-reminder = 초대 알림
mail-kind-code = 코드
mail-kind-access-ending = 액세스 종료 예정
mail-kind-access-ended = 액세스 종료됨
mail-kind-request-decision = 요청 결정
mail-kind-setup-link = 파트너용 설정 링크
mail-kind-security-notice = 보안 알림
done-mailed = 메일을 보냈습니다.

## Lists: guests and the audit chain
unconfirmed = 활성, 확인되지 않음
ends-before = 종료일이 이 날짜 이전
views = 저장된 필터:
view-name = 이 필터의 이름
view-save = 필터 저장
this-filter = 이 필터
with-selected = 선택한 항목에 대해
select-all = 일치하는 { $total }개 모두 선택
extend = 마지막 날 설정
change-sponsor = 담당자 변경
export-csv = CSV로 내보내기
export-jsonl = JSON Lines로 내보내기
and-more = 외 { $count }개
bulk-act-give = 앱 할당
bulk-act-extend = 마지막 날 설정
bulk-act-sponsor = 담당자 변경
bulk-act-remove = 액세스 제거
bulk-changed = 게스트 { $count }명을 변경했습니다
change-changed = 변경됨
change-unchanged = 이미 그 상태임
change-guest-unknown = 해당 게스트 없음
change-guest-gone = 제거되었거나 동결됨
change-unavailable = 처리되지 않았습니다. 다시 시도하세요
actor-admin = 모든 관리자
actor-guest = 모든 게스트
actor-app = 모든 앱
actor-partner-admin = 파트너의 IT 담당자
actor-directory = 파트너의 디렉터리
actor-anonymous = 로그인하지 않음
actor-operator = 운영자
actor-system = Portico 자체
why-refused = 거부 이유
reference = 참조 번호
since-day = 시작일
until-day = 종료일
chain-holds = 정상
chain-verified = #{ $line }까지 검증됨, { $at }
chain-broken = { $line }행이 기록된 그대로가 아닙니다. 이 데이터베이스를 그대로 보존하고 백업과 비교하세요.
chain-unchecked = 아직 검증되지 않았습니다.

## Admins, proofs and keys
nav-admins = 관리자
nav-keys = 키
done-rotated = 새 키를 만들었습니다. 앱이 알 수 있게 되면 바로 서명에 사용됩니다.
admin-role-app-owner = 앱 소유자
admins-title = 관리자
admin-add = 관리자 추가
admin-add-text = 첫 로그인을 위한 일회용 링크가 발급됩니다. 초대자 또는 앱 소유자가 담당할 파트너와 앱은 다음 페이지에서 지정합니다.
admin-link-once = 이 링크를 직접 전달하세요. { $minutes }분 동안 한 번만 사용할 수 있으며 지금만 표시됩니다.
admin-bind = 역할 및 범위
admin-bind-text = 파트너와 앱은 초대자와 앱 소유자에게만 적용됩니다. 다음 요청부터 적용됩니다.
admin-new-link = 새 일회용 링크
admin-audit = 수행한 작업
bound = 범위 제한됨
bound-partners-hint = 초대자는 선택한 파트너의 사람만 보고 초대할 수 있습니다. 선택하지 않으면 모두 해당됩니다.
bound-apps-hint = 초대자는 선택한 앱만 할당할 수 있습니다. 선택하지 않으면 모두 해당됩니다. 앱 소유자는 선택한 앱만 다룰 수 있습니다.
admin-step-up-title = 본인 확인
admin-step-up-text = 다음 작업은 취소할 수 없거나 영향이 큽니다. 패스키로 본인임을 증명하세요. 증명하면 있던 곳으로 돌아갑니다.
admin-step-up-none = 여기에 패스키가 없습니다. 일회용 링크로 다시 로그인하여 패스키를 추가하세요. 운영자는 다음 명령으로 링크를 출력할 수 있습니다:
keys-title = 서명 키
keys-text = 키는 자동으로 바뀝니다. 다음 키는 서명하기 전에 공개되고, 이전 키는 마지막 토큰이 만료될 때까지 남습니다.
keys-rotate = 지금 교체
keys-rotate-text = 키가 유출되었을 수 있는 경우 등에, 새 키를 만들어 앱이 알 수 있게 되면 바로 교체합니다.
keys-alg = 알고리즘
keys-uses = ID 토큰 알고리즘별 앱
keys-access = 모든 앱의 액세스 토큰
keys-jwks = 공개된 키 집합
key-next = 다음
key-current = 현재
key-retiring = 종료 예정
signs-from = 서명 시작
signs-until = 서명 종료
published-until = 공개 종료
app-count = 앱 { $count }개

## A guest: use and sessions
last-used = 마지막 사용
if-removed = 지금 제거하면 사용이 계속되는 기한
closed-at-once = 즉시 종료됨
history-all = 전체 기록
end-session = 종료
end-session-of = { $time } 세션 종료
end-sessions = 모든 세션 종료

## Start page: what waits
count-unconfirmed = 확인되지 않은 활성 게스트
count-orphans = 담당자가 없는 활성 게스트
count-ending = 30일 이내에 액세스가 종료되는 활성 게스트
count-mails = 전달되지 않은 메일
sign-ins-today = 오늘의 로그인
signed-in = 로그인한 시간

## What guests ask for
requests-title = 게스트의 요청
requests-none = 답변을 기다리는 요청이 없습니다
requests-none-text = 게스트는 앱 목록에서 앱을 요청합니다. 요청할 수 있는 앱은 각 앱의 페이지에서 설정합니다.
requests-all = 다른 담당자의 요청을 포함하여 { $count }건 모두 표시
requests-mine = 내가 처리할 요청만({ $count })
requests-wait = 게스트 요청 { $count }건이 답변을 기다립니다
requests-invitations = 그 밖의 초대 요청
request-title = { $guest } 님이 { $app } 앱을 요청합니다
request-for = 요청 내용
request-since = 요청한 시간
request-kind-access = 액세스
request-kind-extension = 기간 연장
request-confirmed = 소속 회사의 마지막 확인
request-last-used = 앱을 마지막으로 연 시간
request-never-used = 없음
request-now = 현재
request-opens = 열 수 있음
request-guest-ends = 게스트의 모든 액세스 종료
request-partner-ends = 파트너 계약 종료
request-approve = 허용
request-approve-text = 게스트는 즉시 앱을 열 수 있으며 메일로 알림을 받습니다. 기간 연장을 요청한 경우, 게스트 자신의 종료일이 더 빠르면 그 날짜도 함께 옮겨집니다.
request-refuse = 허용 안 함
request-not-yours = 게스트의 담당자 또는 관리 권한이 있는 관리자가 결정합니다.
field-request-until = 마지막 날
field-request-until-hint = 예: 2027-03-31. 파트너 계약보다 늦을 수 없습니다.
field-request-reason = 허용하지 않는 이유
field-request-reason-hint = 게스트가 메일과 앱 목록에서 읽습니다.
app-listing = 앱 목록에서의 표시
field-listing = 앱의 용도
field-listing-hint = 이름 아래에 표시되는 게스트용 한 줄 설명.
field-requestable = 요청
requestable-yes = 파트너 계약에 포함된 경우 게스트가 이 앱을 요청할 수 있음
done-request-refused = 허용하지 않았습니다. 게스트에게 메일로 알립니다.
event-request = 액세스 요청

## Terms of use
nav-terms = 약관
done-published = 게시했습니다. 이 버전은 더 이상 바뀌지 않습니다.
condition-terms = 게스트가 이용 약관에 동의함
event-terms = 이용 약관
terms-title = 이용 약관
terms-of-use = 텍스트
field-terms-app = 요청 시점
field-terms-app-hint = 앱의 약관은 모두가 동의하는 약관에 추가됩니다.
field-terms-title = 제목
field-terms-text = 본문
field-terms-text-hint = 서식 없는 텍스트입니다. 빈 줄에서 단락이 시작되고 https 주소는 링크가 됩니다. 제목과 본문을 비우면 그 언어가 빠집니다.
field-terms-from = 적용 시작일
field-terms-from-hint = 예: 2027-03-31, 그날 시작부터(UTC). 비우면 지금부터.
field-terms-also = 누구에게 요청할지
terms-again-all = 이전 버전에 동의한 사람에게 다시 요청
terms-yearly = 동의한 지 1년 후 모두에게 다시 요청
terms-untitled = 아직 텍스트 없음
terms-empty = 게스트가 동의할 내용이 아직 없습니다
terms-empty-text = 첫 액세스 전에 동의해야 할 내용을 쓰고 게시하세요.
terms-from = 적용 시작
terms-agreed = 동의한 게스트
terms-everything = 모든 것
terms-new = 새 버전
terms-new-text = 마지막 버전의 텍스트로 시작합니다. 게시하기 전에는 아무에게도 요청하지 않습니다.
terms-new-go = 작성
terms-state-draft = 초안
terms-state-to-come = 예정
terms-state-in-force = 적용 중
terms-state-replaced = 교체됨
terms-discard = 초안 버리기
terms-next = 다음 버전 작성
terms-published = 게시됨
terms-asked = 요청 대상
terms-asks-all = 이전 버전에 동의한 사람을 포함한 모두.
terms-asks-new = 이전 버전에 동의하지 않은 사람.
terms-asks-yearly = 동의는 1년 후 만료됩니다.
terms-to-ask = 아직 동의해야 하는 활성 게스트
terms-write = 작성
terms-preview = 게스트에게 보이는 모습
terms-publish = 게시
terms-publish-text = 게시된 버전은 바뀌지 않습니다. 적용되면 요청받은 게스트는 동의할 때까지 앱을 열 수 없습니다. 앱을 사용 중인 사람에게는 앱이 액세스를 갱신할 때 요청합니다.
