# draft: not yet read by a native speaker
### Pages of admins.

## Navigation and words of all pages
nav = 主要導覽
nav-dashboard = 首頁
nav-guests = 來賓
nav-partners = 合作夥伴
nav-apps = 應用程式
nav-groups = 群組
nav-why = 原因
nav-audit = 稽核
yes = 是
no = 否
cancel = 取消
save = 儲存
next = 下一頁
older = 較舊
refresh = 重新整理
filter = 篩選
any = 全部
state = 狀態
in-use = 使用中
off = 已停用
switch-on = 啟用
switch-off = 停用
suspend = 暫停
resume = 恢復
take-away = 移除
take-named = 移除 { $name }
refused = 已拒絕
shown-of = 顯示 { $shown } 項，共 { $total } 項
id = ID
app = 應用程式
guest = 來賓
group = 群組
partner = 合作夥伴
members = 成員
sessions = 有效的工作階段
until = 期限
ends = 結束時間
history = 歷程記錄
done-saved = 已儲存。
done-invited = 邀請已寄出。
done-invited-shared = 邀請已寄出。此信箱可能由多人共用，最先開啟連結的人即可接受邀請，建議個別邀請每個人。
done-unlinked = 已取消連結，工作階段已結束。來賓如果沒有任何剩餘的帳戶，將被凍結，只能透過新的邀請恢復。
done-resent = 新的邀請已寄出，舊連結已失效。
done-suspended = 已暫停。工作階段已結束，即刻起無法開啟任何內容。
done-resumed = 已恢復。
done-ended = 已終止。
done-taken = 已移除，從下一個要求起生效。
done-factors-reset = 已重設。來賓必須重新登入，並可新增其他要素。
done-given = 已指派，從下一個要求起生效。
done-dismissed = 已忽略。
done-thawed = 已解除凍結。來賓的應用程式和群組已恢復，來賓必須重新登入。
done-erased = 已清除。此記錄中的個人資料已全部刪除。
done-address-taken-over = 已採用。即刻起郵件會寄到新地址。
done-sponsored = 已移交。
done-passkey = 通行金鑰已就緒，下次即可使用。

## Signing in
admin-sign-in-title = 管理員登入
admin-sign-in-passkey = 使用通行金鑰登入
admin-recover-title = 手邊沒有通行金鑰？
admin-recover-text = 請在伺服器上執行下列命令，它會輸出一個可供您登入一次的連結。
admin-link-title = 以管理員身分登入
admin-link-text = 此連結只能使用一次，按下按鈕後即失效。
admin-link-use = 登入

## Start page
dashboard-title = 總覽
latest = 最新動態
count-guests-active = 使用中的來賓
count-guests-invited = 已邀請，尚未接受
count-guests-suspended = 已暫停的來賓
count-partners = 合作夥伴
count-apps = 應用程式
count-deliveries-waiting = 等待中的傳遞
count-deliveries-dead = 已放棄的傳遞

## Guests
guest-state-invited = 已邀請
guest-state-active = 使用中
guest-state-suspended = 已暫停
guest-state-frozen = 已凍結
guest-state-removed = 已移除
name-or-mail = 姓名或電子郵件
name-or-domain = 名稱或郵件網域
confirmed = 上次確認
confirmed-through-probe = 向 { $name } 查詢
confirmed-through-sign-in = 在 { $name } 登入
confirmed-through-mailbox = 電子郵件驗證碼，{ $name }
confirmed-counts = 確認有效期限
standing-confirmed = 已確認
standing-overdue = 已逾期
standing-unconfirmable = 必須重新登入
standing-idle = 未使用
partner-confirmed = 使用中的來賓：{ $confirmed } 位已確認，{ $overdue } 位已逾期，{ $unconfirmable } 位須待下次登入才能確認。
guests-empty = 找不到來賓
guests-empty-text = 請變更篩選條件，或邀請來賓。
guest-count = { $count } 位來賓
guest-no-apps = 尚未將應用程式指派給此來賓。
frozen-since = 自 { $since } 起凍結。
frozen-closes = { $until } 將永久清除此記錄中的所有個人資料。
frozen-archive = 解除凍結後將恢復：
frozen-archive-none = 沒有直接指派的應用程式或群組。
frozen-then = 任何人都無法以此來賓的身分登入。可以用該地址邀請其他人，但對方不會取得此來賓的任何內容。
thaw = 解除凍結
freeze-gone-at-home = 其公司已沒有此帳戶。
freeze-account-disabled = 其公司已停用此帳戶。
freeze-account-purged = 其公司已永久刪除此帳戶。
freeze-deprovisioned = 其公司的目錄已停用此帳戶。
freeze-deleted = 其公司的目錄已刪除此人。
freeze-recreated = 同一個登入系統中有另一個帳戶使用此地址，該地址現在可能屬於其他人。請在解除凍結或重新邀請之前詢問其公司。
freeze-unlinked = 來賓的帳戶已取消連結，必須透過新的邀請恢復。
freeze-subject-reused = 經過很長一段時間後，此人以另一個姓名和另一個地址出現，該帳戶現在可能屬於其他人。請在解除凍結或重新邀請之前詢問其公司。
freeze-unconfirmed = 過久無人確認此人。
freeze-sponsor-gone = 負責人已離開，且無人接手。
closed-since = 已於 { $since } 關閉，所有個人資料均已清除。
count-guests-frozen = 已凍結的來賓
sponsor = 負責人
sponsor-none = 無
sponsor-until = 凍結時間
sponsor-gone = 負責人已離開
sponsor-gone-until = 如無人接手，將於 { $until } 凍結
sponsors-title = 負責人
sponsors-text = 每位來賓都有一位管理員負責。負責人離開後，必須由其他人接手，否則來賓將被凍結。
hand-over = 移交
field-guests-of = 目前的負責人
field-successor = 新的負責人
field-successor-hint = 如果沒有接手的人，系統會以電子郵件通知其他管理員，寬限期過後來賓將被凍結。
successor-nobody = 尚未決定
field-admin = 管理員
admin-roles-text = 擁有者可以執行所有操作。管理員可以執行除變更管理人員以外的所有操作。邀請者可以邀請人員和檢視。稽核員只能檢視。
field-role = 角色
admin-role-owner = 擁有者
admin-role-admin = 管理員
admin-role-inviter = 邀請者
admin-role-auditor = 稽核員
admin-off = 停用管理員
admin-off-text = 其工作階段將立即結束。
unlink = 取消連結此帳戶
unlink-named = 取消連結 { $name } 的帳戶
take-address = 今後將郵件寄到該地址
erase = 清除所有個人資料
confirm-guest-erase-title = 要清除 { $name } 的所有個人資料嗎？
confirm-guest-erase-text = 來賓將被移除，其姓名、地址、帳戶、訊息、通行金鑰和登入記錄將永久清除，包含該地址的邀請檔案也會刪除。只會保留一個 ID，以及僅含 ID 的稽核鏈。
confirm-guest-erase-go = 永久清除
frozen-gone-at-home = 所屬組織已無此帳戶
frozen-account-disabled = 所屬組織已停用
frozen-account-purged = 所屬組織已刪除
frozen-deprovisioned = 目錄中已停用
frozen-deleted = 目錄中已刪除
frozen-recreated = 由其他人使用
frozen-unlinked = 帳戶已取消連結
frozen-subject-reused = 以其他人的身分返回
frozen-unconfirmed = 未確認
frozen-sponsor-gone = 負責人已離開
home-address = 所屬組織的資料
home-unverified = 所屬組織未確認
renew = 這是新來賓，不會取得先前來賓的任何內容
can-open = 可否開啟
why-link = 為什麼？
through = 途徑
via-direct = 直接指派
via-group = 群組：
via-partner = 全體來賓：
give-app = 指派應用程式
add-to-group = 新增至群組
identity = 身分識別
signs-in-with = 登入方式
mail-code = 電子郵件驗證碼
invited-at = 邀請時間
accepted-at = 接受時間
invitations = 邀請
valid-until = 有效期限至 { $until }
invitation-state-open = 待接受
invitation-state-redeemed = 已接受
invitation-state-revoked = 已撤回
invitation-state-expired = 已過期
resend = 重新寄送邀請
remove-access = 移除存取權
to-guests = 前往所有來賓

## Removing
remove-title = 要移除 { $name } 的存取權嗎？
remove-who = 從下一個要求起，{ $name }（{ $mail }）在任何地方都會被拒絕。
remove-effect = 將結束的內容
remove-apps =
    { $count ->
        [0] 目前沒有可開啟的應用程式。
       *[other] { $count } 個應用程式：
    }
remove-sessions =
    { $count ->
        [0] 沒有有效的工作階段
       *[other] { $count } 個有效的工作階段
    }
remove-invitations =
    { $count ->
        [0] 沒有待接受的邀請
       *[other] { $count } 份待接受的邀請
    }
remove-residual = 自行檢查權杖的應用程式最多可能再繼續 { $minutes } 分鐘。
remove-final = 此操作無法復原。日後再邀請會產生新的來賓。
removed-text = 自 { $time } 起在任何地方都被拒絕。
removed-no-apps = 未曾開啟過任何應用程式。
cut-at = 開始拒絕的時間
app-told = 登出訊息
tokens-end = 最後一個權杖到期
told-at-once = 立即傳送
by-signal = 透過訊號：
delivery-delivered = 已送達
delivery-waiting = 等待中
delivery-dead = 已放棄
delivery-deaf = 應用程式不接收
delivery-unused = 未開啟

## Removing several
tick-named = 選取 { $name }
open-invitations = 待接受的邀請
bulk-title = 要移除 { $count } 位來賓的存取權嗎？
bulk-text = 從下一個要求起，{ $count } 位來賓在任何地方都會被拒絕。每位來賓會個別移除，並各有一份回執。
bulk-none = 未選取任何人
bulk-done =
    { $count ->
        [0] 沒有移除任何來賓
       *[other] 已移除 { $count } 位來賓
    }
removal-removed = 已移除
removal-already-removed = 先前已移除
removal-duplicate-row = 重複選取
removal-guest-unknown = 沒有此來賓
removal-guest-ambiguous = 多個合作夥伴都有此來賓
removal-partner-unknown = 沒有此合作夥伴
removal-cell-invalid = 既不是 ID 也不是地址
removal-unavailable = 未執行，請再試一次

## Receipts of endings
receipts = 回執
receipt-text = 自 { $time } 起被拒絕。
receipt-by = 執行者
receipt-of = 對象
receipt-sessions = 已結束的工作階段
receipt-grants = 已結束的應用程式登入
receipt-invitations = 已撤回的邀請
receipt-line = 稽核記錄行及其雜湊
receipt-file = 下載留存
receipt-hint = 該檔案包含以上所有內容和稽核記錄行。可用命令「portico receipt check」將其與稽核鏈核對。
receipt-apps =
    { $count ->
        [0] 沒有應用程式
       *[other] { $count } 個應用程式
    }
receipt-notices = { $delivered } 則已送達，{ $waiting } 則等待中，{ $dead } 則已放棄
receipt-guest-removed = 已移除 { $name } 的存取權
receipt-guest-suspended = 已暫停 { $name }
receipt-guest-frozen = { $name } 已離職並被凍結
receipt-account-unlinked = 已取消連結 { $name } 的帳戶
receipt-factors-reset = 已重設 { $name } 的通行金鑰
receipt-sessions-ended = 已結束 { $name } 的工作階段
receipt-signed-out = { $name } 已在所有位置登出
receipt-home-signal = 所屬組織結束了 { $name } 的工作階段
receipt-partner-suspended = 已暫停 { $name }
receipt-partner-ended = 已終止與 { $name } 的合作
receipt-contract-narrowed = 已從 { $name } 的合約中移出應用程式
receipt-connection-disabled = 已停用 { $name } 的一個連線
receipt-app-disabled = 已停用 { $name }
receipt-app-withdrawn = { $name } 放棄了註冊
receipt-assignment-removed = 已移除應用程式指派：{ $name }
receipt-group-left = { $name } 已離開群組
receipt-consent-withdrawn = { $name } 撤回了同意

## Inviting
invite-guest = 邀請來賓
invite-csv = 從 CSV 邀請
invite-instead = 一次邀請多人？
send-invitation = 寄送邀請
field-email = 電子郵件
field-name = 姓名
field-partner = 合作夥伴
field-partner-hint = 合作夥伴的名稱或郵件網域。留空則依地址尋找。
field-apps = 應用程式
field-groups = 群組
field-message = 留言
field-message-hint = 純文字，會顯示在郵件和邀請頁面中。
field-contact = 聯絡連結
field-contact-hint = 來賓聯絡您的方式：https:// 或 mailto:
field-reply = 接受後前往的網址
field-reply-hint = 只能使用應用程式已註冊的網址。未填則前往應用程式或應用程式面板。
field-language = 語言

## CSV
import-title = 從 CSV 邀請
import-text = 每人一列，第一列為欄標題。逗號、分號和定位字元皆可作為分隔符號。
import-template = 下載範本
field-file = 檔案
field-file-hint = 由試算表軟體儲存的 .csv 檔案
field-pasted = 或貼上各列內容
check = 檢查
nothing-changed = 尚未變更任何內容。
import-ids = 下載應用程式和群組的 ID
import-whole = 此檔案是完整清單
import-whole-text = 不在檔案中的人員會失去存取權。系統會先顯示這些人員，由您確認後再執行。
field-whole-partner = 合作夥伴的全體來賓
field-whole-partner-hint = 不在檔案中的人員會被移除。
field-whole-app = 擁有該應用程式的全體來賓
field-whole-app-hint = 不在檔案中的人員會失去此應用程式。透過群組和合作夥伴取得的存取權不受影響。
import-whole-of = 完整清單：
import-files = 近幾日的檔案
import-rows = { $rows } 列
import-step-reading = 讀取中
import-step-checking = 檢查中
import-step-checked = 已檢查，未寄送
import-step-sending = 寄送中
import-step-sent = 已寄送
import-columns = 欄
column-email = 此人的電子郵件地址。必填。
column-name = 此人的姓名，用於郵件和來賓清單。必填。
column-contact = 此人聯絡您的方式：https:// 或 mailto:。必填。
column-brand = 要在郵件和頁面上顯示其名稱的應用程式。
column-apps = 要指派的應用程式：ID 或簡稱，以空格分隔。
column-groups = 要加入的群組：ID 或名稱，以空格分隔。
column-reply = 接受後前往的位置，只能是已註冊的網址。
column-language = en、de、es、fr、it、ja、ko、pt-BR、ru、zh-Hans 或 zh-Hant。
import-check-title = 檢查各列
row-invite = 邀請
row-add = 新增
row-remove = 失去存取權
row-unchanged = 未變更
row-warning = 有備註
row-problem = 有問題
row-skipped = 已略過
import-whole-partner = { $name } 的完整清單：{ $listed } 位來賓中有 { $missing } 位不在檔案中，將被移除。
import-whole-app = { $name } 的完整清單：{ $listed } 位來賓中有 { $missing } 位不在檔案中，將失去該應用程式。
import-ceiling = 一個檔案最多可終止 { $most } 人的存取權。請檢查檔案是否完整，或請人調高 limits.reconcile。
import-nameless = 有 { $count } 列未指明任何人。請先更正或略過，以免誤將人員移除。
import-confirm = 是，{ $missing } 人將失去存取權
import-again = 再次檢查
import-all = 顯示所有列
import-only = 僅顯示有問題或備註的 { $count } 列
import-no-problems = 沒有任何列有問題。
import-use = 使用
import-skip = 略過
import-recheck = 再次檢查
import-checking-title = 正在檢查各列
import-sending-title = 正在寄送邀請
import-progress = { $done } / { $all }
import-leave = 您可以離開此頁面，處理會繼續進行。此頁面會自動重新整理。
import-send =
    { $invitations ->
        [0] 套用
       *[other] 寄送 { $invitations } 份邀請
    }{ $additions ->
        [0] {""}
       *[other] ，變更 { $additions } 位來賓
    }
import-result = 下載結果
import-other = 選擇其他檔案
line = 列
address = 地址
result = 結果
message = 訊息
import-applied-title = 邀請寄送中
import-done = 邀請：{ $invitations } 份。已變更的來賓：{ $additions } 位。
import-done-title = 檔案處理完畢
import-removed = { $count } 人不在檔案中，已失去存取權；回執在其各自的頁面上。
mails-delivered = 已交付的郵件
mails-waiting = 等待中的郵件
mails-refused = 遭拒絕的郵件
invitations-accepted = 已接受
import-left-out = 有 { $count } 列被略過。請在結果檔案中更正，然後重新上傳該檔案。

## Partners
partner-state-active = 使用中
partner-state-suspended = 已暫停
partner-state-ended = 已終止
partners-empty = 目前沒有合作夥伴
partners-empty-text = 合作夥伴是指您所邀請人員的公司。
add-partner = 新增合作夥伴
end-partner = 終止合作
field-partner-name = 公司名稱
field-domains = 郵件網域
field-domains-hint = 每行一個，例如 fabrikam.example
connections = 登入方式
add-connection = 新增所屬組織的身分識別提供者
cut-over = 從電子郵件驗證碼移轉到此登入系統
cut-over-accounts =
    { $count ->
        [0] 已沒有來賓使用電子郵件驗證碼登入。
       *[other] 還有 { $count } 位來賓使用電子郵件驗證碼登入。
    }
field-cut-over = 電子郵件驗證碼的最後一天
field-cut-over-hint = 例如 2027-03-31。在此之前，每次登入都會請來賓移轉，但可以延後。留空則不提示。
mail-code-connection = 電子郵件驗證碼和通行金鑰，供沒有所屬組織身分識別提供者的人員使用。
redirect-uri = 須在那裡登記的重新導向 URI
home-logout-uri = 須在那裡登記的後端通道登出網址
our-keys = 我們的金鑰（JWKS URL）
held = 已擱置
needs-you = 需要您處理
held-text = 此身分識別提供者發生了未經任何人同意的變更。在您接受該變更之前，任何人都無法透過它登入。請先詢問合作夥伴。
drift-issuer = 它自稱另一個簽發者。
drift-endpoints = 它的位址移到了另一台主機。
drift-algorithms = 它不再以原來的方式簽署。
drift-reusable-subjects = 它以使用者名稱或地址識別人員，而公司日後可能會將其分配給其他人。只有在對方絕不會這麼做時才可接受。
drift-subjects = 它識別人員的方式已改變。
release = 接受變更
field-release-why = 原因
field-release-why-hint = 您詢問了誰，以及對方的回覆。此內容會保留在稽核記錄中。
field-tenants = 租用戶
field-tenants-hint = 僅用於 Microsoft Entra ID（租用戶識別碼）和 Google Workspace（網域），每行一個。
field-connection-name = 按鈕上的名稱
field-connection-name-hint = 通常是公司名稱。
field-issuer = 簽發者
field-issuer-hint = /.well-known/openid-configuration 之前的網址
field-client-id = 用戶端識別碼
field-client-secret = 用戶端密碼
field-client-secret-hint = 留空則使用我們公開的金鑰證明身分，不需要共用密碼。密碼會加密儲存，且不會再次顯示。
partner-apps = 指派給此合作夥伴全體來賓的應用程式

## Apps
apps-empty = 目前沒有應用程式
apps-empty-text = 請在下方註冊第一個應用程式。
register-app = 註冊應用程式
short-name = 簡稱
assignments = 指派
metadata-title = { $name } 的所有註冊資料
metadata-intro = 名稱採用 OAuth 用戶端中繼資料（RFC 7591）的名稱。省略的項目會恢復為預設值。
metadata-all = 此應用程式的所有註冊資料
field-metadata = 用戶端中繼資料
field-metadata-hint = 一個 JSON 物件。
app-settings = 登入設定
field-app = 應用程式
field-app-name = 名稱
field-redirects = 重新導向 URI
field-redirects-hint = 完整網址，每行一個；會逐字元比對。
field-auth-method = 用戶端類型
field-alg = ID 權杖簽章
field-launch = 起始網址
field-launch-hint = 應用程式面板中磚所指向的位置。
field-app-contact-hint = 被拒絕的來賓可以詢問的對象：https:// 或 mailto:
logout-told = 應用程式最近一次確認的登出
field-backchannel = 後端通道登出 URI
field-backchannel-hint = 工作階段結束時，我們會在此通知應用程式。
new-secret = 新的用戶端密碼
who-may-open = 誰可以開啟
nobody-yet = 沒有人。只有獲得指派的人員才能開啟應用程式。
assign = 指派
assign-hint = 請填寫三項中的一項。
assignee-guest = 來賓
assignee-group = 群組
assignee-partner = 合作夥伴的全體來賓
field-guest-mail = 來賓的電子郵件
field-group = 群組
field-partner-all = 全體來賓所屬的合作夥伴
field-ends = 最後一天
field-ends-hint = 例如 2027-03-31
secret-title = { $name } 的金鑰
secret-once = 用戶端密碼只會顯示這一次。請立即將其儲存到應用程式的設定中。
secret-none = 此應用程式是公用用戶端，沒有用戶端密碼。
secret-kept = 我已儲存

## Groups
groups-empty = 目前沒有群組
groups-empty-text = 群組會將其應用程式提供給所有成員。
add-group = 新增群組
add-member = 新增成員
field-group-name = 名稱

## Explaining
why-text = 決定能否開啟應用程式的同一套規則會在這裡回答，適用於任何時間點。
field-why-guest = 來賓
field-why-guest-hint = 電子郵件地址或識別碼。或者只填拒絕頁面上的參考編號。
field-why-app = 應用程式
field-why-at = 時間
field-why-at-hint = 留空表示現在，否則請依 2027-03-31T09:00:00Z 的格式填寫
explain = 說明原因
why-yes = 是。{ $guest } 可以開啟 { $app }。
why-no = 否。{ $guest } 無法開啟 { $app }。
why-until = 將自動結束於：{ $until }。
why-at = 時間點：{ $at }
condition-guest = 來賓為使用中且期限未到
condition-partner = 合作夥伴受信任
condition-app = 應用程式在使用中
condition-contract = 合作夥伴的合約包括該應用程式
condition-mfa = 在應用程式要求時已證明第二要素
condition-confirmation = 所屬組織近期確認過該來賓
condition-session = 工作階段有效
condition-assignment = 該應用程式已獲指派

## Audit
audit-text = 每項變更和每次拒絕都記錄在一條無法被暗中竄改的鏈中。核對方法：
number = 編號
when = 時間
who = 操作者
what = 內容
about = 對象
event-authz = 授權要求
event-client-auth = 應用程式驗證
event-code = 兌換代碼
event-refresh = 更新權杖
event-userinfo = 使用者資訊
event-revoke = 交還權杖
event-par = 推送要求
event-client-credentials = 應用程式本身的存取
event-device = 裝置
event-token-exchange = 交換權杖
event-consent = 同意
event-logout = 登出
event-jwt = 出示權杖
event-upstream-callback = 從所屬組織返回
event-upstream-metadata = 所屬組織的中繼資料
event-upstream-token = 所屬組織的權杖
event-outbound = 對外要求
event-sign-in = 登入
event-mail-code = 電子郵件驗證碼
event-step-up = 第二要素
event-passkey = 通行金鑰
event-link = 連結身分識別
event-invite = 發出邀請
event-move = 移轉到合作夥伴的登入系統
event-invite-bruteforce = 試探連結
event-invite-asked = 要求邀請
event-redeem = 接受邀請
event-import = 匯入檔案
event-partner = 變更合作夥伴
event-domain = 變更郵件網域
event-connection = 變更連線
event-guest = 變更來賓
event-setup = 合作夥伴自行設定
event-group = 變更群組
event-app = 變更應用程式
event-app-stream = 變更應用程式的訊號串流
event-assignment = 變更指派
event-admin = 管理員
event-keys = 簽署金鑰
event-csrf = 外來表單
event-guest-removed = 移除來賓
event-scim = 合作夥伴的目錄
event-leaver = 已從公司離職
event-guest-closed = 關閉記錄
event-restored = 還原備份
event-delivery = 放棄傳遞
event-export = 清單匯出為檔案

## Confirming
guests-concerned = 涉及的來賓
confirm-partner-suspend-title = 要暫停 { $name } 嗎？
confirm-partner-suspend-text = 從下一個要求起，其全體來賓都會被拒絕，工作階段也會結束。您可以稍後恢復。
confirm-partner-suspend-go = 暫停
confirm-partner-end-title = 要終止與 { $name } 的合作嗎？
confirm-partner-end-text = 從下一個要求起，其全體來賓都會被拒絕，待接受的邀請也會失效。此操作無法復原。
confirm-partner-end-go = 終止合作
confirm-app-disable-title = 要停用 { $name } 嗎？
confirm-app-disable-text = 從下一個要求起，任何人都無法開啟該應用程式。您可以重新啟用。
confirm-app-disable-go = 停用
confirm-connection-disable-title = 要停用 { $name } 嗎？
confirm-connection-disable-text = 從下一個要求起，任何人都無法透過它登入，所有經由它建立的工作階段都會結束。您可以重新啟用，但已結束的內容不會恢復。
confirm-connection-disable-go = 停用
confirm-guest-suspend-title = 要暫停 { $name } 嗎？
confirm-guest-suspend-text = 從下一個要求起會被拒絕，所有工作階段都會結束。您可以稍後恢復該來賓，但已結束的內容不會恢復。
confirm-guest-suspend-go = 暫停
confirm-assignment-remove-title = 要移除 { $name } 嗎？
confirm-assignment-remove-text = 依據此指派的內容將立即結束，並會通知應用程式。因其他原因可以開啟該應用程式的人員必須重新登入。
confirm-assignment-remove-go = 移除
confirm-app-secret-title = 要為 { $name } 建立新的用戶端密碼嗎？
confirm-app-secret-text = 應用程式需要使用新的用戶端密碼才能繼續運作。
confirm-app-secret-go = 建立新的用戶端密碼

## The trust contract
contract-title = 與 { $name } 的合約
contract-intro = 版本 { $version }。每次變更都會提高版本，從下一個要求起生效，並保留在歷程記錄中。
change-contract = 變更合約
contract = 合約
contract-version = 版本
contract-never = 未設定
field-mfa-amr = 視為多重要素的驗證方法
field-mfa-amr-hint = 所屬組織傳送的 amr 值，每行一個，例如 mfa。未列出的一律不算。
field-mfa-acr = 視為多重要素的驗證內容
field-mfa-acr-hint = 所屬組織傳送的 acr 值，每行一個。
field-app-scope = 應用程式
app-scope-any = 可以指派任何應用程式
app-scope-only = 僅限下方所選的應用程式
field-allowed-apps = 所選的應用程式
field-quota = 來賓人數上限
field-quota-hint = 留空表示不限。
field-recheck = 所屬組織的確認有效分鐘數
field-recheck-hint = 超過之後，必須再次詢問所屬組織才會授與任何內容。留空表示在工作階段存續期間有效。
field-probe = 兩次向所屬組織查詢來賓的間隔分鐘數
field-probe-hint = 在背景進行，不需要來賓參與。留空表示每 15 分鐘一次。
field-review = 下次檢閱日期
field-contacts = 對方聯絡人
field-contacts-hint = 每行一位，例如 Ida Berg ida@fabrikam.example。
review-due = 需要檢閱
review-due-text = 已到檢閱此合約的日期。請變更檢閱日期或終止合約。
request = 要求邀請
request-text = 有人無法使用連結，要求新的邀請。
request-open = 有人無法使用連結，要求新的邀請：
request-account = 依據對方登入系統所示，其使用的帳戶是 { $account }。您可以邀請該地址、重新邀請或忽略此要求。
request-dismiss = 忽略

## The second factor
mfa-wanted = 要求多重要素驗證
mfa-not-wanted = 不要求第二要素
mfa-want = 要求第二要素
mfa-drop = 不再要求
app-leavers = 存取權結束時
field-unconfirmed = 所屬組織對來賓的確認在這裡有效的小時數
field-unconfirmed-hint = 超過此時間無人確認的來賓必須在所屬組織重新登入。留空則依合作夥伴合約的規定。
notices-to-app = 登出通知
notices-state = { $waiting } 則等待中，{ $dead } 則已放棄
stream = 訊號
stream-enabled = 需要
stream-paused = 已由應用程式暫停
stream-disabled = 應用程式不需要
stream-push = 傳送至
stream-poll = 由應用程式擷取
stream-told = 應用程式最近一次確認的訊號
stream-signals = 傳送給它的訊號
stream-end = 終止訊號串流
stream-none = 應用程式尚未建立訊號串流。其註冊資料中包含範圍 ssf.manage 時，應用程式可自行建立。
notices-resend = 重新傳送已放棄的通知
reset-factors = 重設第二要素

## Mail domains
domains-title = { $name } 的郵件網域
domains-intro = 此合作夥伴的所屬組織只能為這些網域中的地址擔保。DNS 中的記錄或郵件管理員（postmaster）可以證明網域；僅由管理員聲明的網域，在您另做決定之前持續有效。
domains-proofs = 證明
domain-state-attested = 由管理員聲明
domain-state-proven = 已證明
domain-state-lapsed = 已失效
domain-since = 起始時間
domain-confirmed = 上次確認
domain-next = 下次檢查
domain-record = TXT 記錄
domain-value = 記錄值
domain-check = 立即檢查
domain-prove = 顯示記錄
domain-mail = 寄信給郵件管理員
domain-lapse = 停止採認
domain-attest = 依我的聲明採認
domain-add = 新增網域
field-domain = 郵件網域
field-domain-hint = 例如 fabrikam.example
start-link = 供其人員使用的起始連結

## New keys for guests
rekey = 為登入系統已移轉的人員更換金鑰
rekey-title = 為 { $name } 的人員更換金鑰
rekey-intro = 合作夥伴移轉到另一個租用戶或產品後，其人員會帶著不同的金鑰返回。請以檔案說明新舊金鑰的對應關係，並由您以外的管理員核准。人員會保留其應用程式和其他一切內容。
rekey-open = 等待核准
rekey-open-text = { $count } 位來賓的新金鑰，由 { $by } 於 { $at } 提出。
rekey-own = 必須由其他人核准。
rekey-approve = 核准並執行
rekey-discard = 捨棄
rekey-propose = 提出
rekey-check = 檔案將產生的效果
rekey-total = 共 { $count } 列。
rekey-faults =
    { $count ->
        [0] 全部可用。
       *[other] { $count } 列無法使用。
    }
rekey-left-out =
    { $count ->
        [0] 沒有遺漏任何人。
       *[other] 原登入系統中有 { $count } 人不在檔案中。
    }
rekey-old = 舊主體
rekey-new = 新主體
rekey-fault-cell-empty = 有儲存格為空
rekey-fault-old-unknown = 沒有人使用此舊主體
rekey-fault-old-twice = 舊主體與上方重複
rekey-fault-new-twice = 新主體與上方重複
rekey-fault-new-taken = 新主體已屬於某位來賓
rekey-fault-guest-removed = 來賓已移除
field-rekey-from = 原登入系統
field-rekey-to = 新登入系統
field-rekey-hint = 包含 old_subject 和 new_subject 欄的 CSV；如果新登入系統有多個簽發者，還需要 new_issuer 欄。

## Set-up by the partner
setup-by-partner = 讓合作夥伴連接其登入系統
setup-of = { $name } 的設定
setup-admin-text = 合作夥伴的 IT 管理員會收到連結，以驗證碼證明信箱，然後連接並測試登入系統。在您核准之前，不會啟用任何內容。
setup-draft = 合作夥伴填寫的內容
setup-state-open = 由合作夥伴處理中
setup-state-submitted = 等待您處理
setup-state-approved = 已啟用
setup-approve = 核准並啟用
setup-send-back = 退回
field-setup-note = 需要修改的內容
field-setup-note-hint = 合作夥伴的 IT 管理員會在郵件和其頁面上看到。
setup-returned-at = 已於 { $at } 退回。
setup-links = 連結
setup-link-works = 有效
setup-link-revoked = 已撤回
setup-link-expired = 已過期
setup-link-revoke = 撤回
setup-link-revoke-named = 撤回 { $name }
setup-send = 寄送連結
setup-waits = 有一項設定等待核准
field-setup-email = 合作夥伴 IT 管理員的電子郵件地址
field-setup-email-hint = 連結有效期限為 30 天，且僅對此信箱有效。
field-auto-approve = 核准
auto-approve = 當合作夥伴證明此處所列的網域時，不需要我核准即啟用

event-recovery = 遺失第二要素
recovery = 遺失通行金鑰
recovery-text = 已登入並證明信箱，要求新的通行金鑰。
recovery-open = 此來賓已登入並證明信箱，聲稱遺失了所有通行金鑰和驗證器應用程式。核准之前，請撥打您已知的電話號碼與其通話：信箱遭盜用時，情況看起來完全相同。
recovery-approve = 核准新的通行金鑰
recovery-refuse = 拒絕
event-invite-volume = 邀請數量異常
# One connection
connection-open = 詳細資料、測試和變更
connection-agreed = 約定內容
connection-change = 變更約定內容
connection-client = 我們在那裡證明身分的方式
connection-claims = 姓名、地址和群組的宣告
connection-test-text = 請用合作夥伴的帳戶登入一次。這不會讓任何人取得存取權，我們只會顯示傳回的內容。
connection-preview = 對應結果
connection-preview-text = 預覽會顯示下方名稱套用到上次測試的宣告後的結果，不會變更任何內容。
connection-verified = 地址已獲擔保
connection-our-groups = 這裡的群組
claims-came = 收到的宣告
claim-at-userinfo = （來自 userinfo）
home-unread = 無法讀取該身分識別提供者：
home-origins = 其端點的主機
home-algorithms = 其 ID 權杖的演算法
home-keys = 其金鑰的指紋
home-subjects = 其主體的形式
shape-uuid = UUID
shape-digits = 數字
shape-user-name = 使用者名稱
shape-address = 電子郵件地址
shape-mixed = 其他文字
shape-any = 任意（已接受）
auth-method-client-secret = 透過用戶端密碼
auth-method-private-key-jwt = 透過我們公開的金鑰（private_key_jwt）
auth-method-none = 不證明（公用用戶端）
field-own-proof = 我們證明身分的方式
field-new-secret = 新的用戶端密碼
field-new-secret-hint = 留空則保留已儲存的密碼。密碼會加密儲存，且不會再次顯示。
field-name-claim = 表示姓名的宣告
field-email-claim = 表示電子郵件地址的宣告
field-groups-claim = 表示群組的宣告
field-group-map = 依值對應的群組
field-group-map-hint = 每行一個：合作夥伴處的值 = 這裡的群組。在那裡失去該值的人員也會離開這裡的群組。
preview = 預覽
test-over = 測試登入已完成
test-over-text = 沒有人因此登入。報告會顯示收到的內容。
test-over-report = 顯示報告

# The partner's directory (SCIM)

directory = 目錄（SCIM）
directory-title = { $name } 的目錄
directory-intro = 有了權杖，合作夥伴的目錄即可讓其人員與我們保持同步：新人員可以存取，離職人員立即失去存取權。它僅涉及此連線的人員。
directory-address = 基底網址
directory-users = 目錄中的使用者
directory-groups = 目錄中的群組
directory-tokens = 權杖
directory-token = 權杖
directory-once = 此權杖只會顯示這一次。請透過您信任的管道將其交給合作夥伴的 IT 部門。
directory-made = 建立時間
directory-ends = 到期時間
directory-used = 上次使用
directory-never = 從未
directory-over = 已失效
directory-rotate = 同時最多有兩個有效的權杖。如要更換，請先建立另一個，讓合作夥伴改用新權杖，然後收回舊權杖。
directory-make = 建立有效期限一年的權杖
directory-who = 如何識別使用者
field-directory-subject = 表示主體的屬性
field-directory-subject-hint = 使用者的某個屬性，其值與那裡的登入系統以 sub 傳送的值相同，僅用於尚未連結的使用者。只有在合作夥伴絕不會將同一個值分配給第二個人時，才應選擇它。
directory-subject-none = 無：以使用該地址的首次登入為準
directory-subject-external-id = externalId
directory-subject-user-name = userName

## Settings
nav-settings = 設定
settings-text = 在這裡儲存的內容會立即在所有節點上生效。清空欄位即可恢復預設值。
settings-host = 公司
settings-languages = 語言
settings-mail = 郵件
settings-lifetimes = 期限
settings-limits = 限制
settings-contrast = 您所選顏色的最低對比在淺色頁面上為 { $light }，在深色頁面上為 { $dark }；文字需要達到 4.5。
settings-fixed = 已在組態中設定
settings-fixed-text = 這些項目在組態檔案或環境變數中。請在那裡變更，或將其移除後在這裡設定。
setting-company = 公司名稱
setting-contact-url = 來賓取得協助的位置
setting-contact-url-hint = 開頭為 https:// 或 mailto: 的連結
setting-support = 聯絡電話
setting-support-hint = 顯示在每個頁面底部的一行文字，例如電話號碼及服務時間
setting-brand-accent = 連結和按鈕的顏色
setting-brand-accent-hint = 例如 #12558f。顏色必須夠深，才能在白色背景上閱讀；深色頁面會使用其較淺的顏色。
setting-logo = 標誌
setting-logo-hint = 不超過 64 kB、適用於淺色背景的 PNG 或 WebP 影像。不接受 SVG，因為其中可能包含指令碼。
setting-logo-remove = 移除標誌
setting-language = 沒有更具體的依據時使用的語言
setting-languages = 提供的語言
setting-languages-hint = 來賓可以切換到這些語言。全部未選取或全部選取，則提供所有已翻譯的語言。
setting-mail-from = 郵件寄件者
setting-mail-from-hint = 例如 Contoso 加上角括號中的 guests@contoso.example，或僅填地址
setting-mail-reply-to = 回覆地址
setting-mail-reply-to-hint = 用於未指明邀請人的情況
setting-mail-bounce = 無法傳遞的郵件寄至
setting-mail-bounce-hint = 有人查閱的信箱；留空則為寄件者
setting-mail-reminders = 多少天後提醒邀請
setting-mail-reminders-hint = 最多五個數字，例如 3 10。輸入 0 表示永不提醒。
setting-mail-endings = 存取權結束前多少天通知來賓
setting-mail-endings-hint = 最多五個數字，例如 2 14。輸入 0 表示不通知。
setting-span-hint = 例如 12h 或 14d
setting-lifetimes-invitation = 邀請的有效期限
setting-lifetimes-sponsor-grace = 負責人離開後來賓的保留期間
setting-limits-invitations = 一位管理員一天可邀請的新來賓數
setting-limits-codes = 就一個網路而言，一小時內寄到一個地址的驗證碼數
setting-limits-codes-of-strangers = 就所有未知裝置而言，一小時內寄到一個地址的驗證碼數
setting-limits-codes-from = 一個網路一小時內可要求的驗證碼數
setting-limits-guesses = 一個網路一小時內可嘗試的錯誤連結數
setting-limits-lookups = 一個網路一小時內可查詢的地址數
event-settings = 設定
mails-title = 郵件
mails-text = 來賓和合作夥伴收到的每種郵件，帶有您的名稱、顏色和標誌。姓名和連結均為範例。
mails-show = 顯示
mails-from = 寄件者
mails-html = 檢視 HTML
mails-send = 寄給我
mails-send-to = 寄到 { $mail }，與其他郵件一樣經由寄件匣。如果沒有收到，記錄中會有郵件伺服器的回應。
mail-kind = 類型
mail-language = 語言
mail-kind-invitation = 邀請
mail-kind-reminder = 邀請提醒
mail-kind-code = 驗證碼
mail-kind-access-ending = 存取權即將結束
mail-kind-access-ended = 存取權已終止
mail-kind-request-decision = 申請結果
mail-kind-setup-link = 供合作夥伴使用的設定連結
mail-kind-security-notice = 安全性通知
done-mailed = 郵件已寄出。

## Lists: guests and the audit chain
unconfirmed = 使用中但未確認
ends-before = 結束日期早於
views = 已儲存的篩選條件：
view-name = 此篩選條件的名稱
view-save = 儲存篩選條件
this-filter = 此篩選條件
with-selected = 對所選項目執行
select-all = 選取全部 { $total } 個符合項目
extend = 設定最後一天
change-sponsor = 變更負責人
export-csv = 匯出為 CSV
export-jsonl = 匯出為 JSON Lines
and-more = 以及另外 { $count } 項
bulk-act-give = 指派應用程式
bulk-act-extend = 設定最後一天
bulk-act-sponsor = 變更負責人
bulk-act-remove = 移除存取權
bulk-changed = 已變更 { $count } 位來賓
change-changed = 已變更
change-unchanged = 原本就是如此
change-guest-unknown = 沒有此來賓
change-guest-gone = 已移除或已凍結
change-unavailable = 未執行，請再試一次
actor-admin = 任何管理員
actor-guest = 任何來賓
actor-app = 任何應用程式
actor-partner-admin = 合作夥伴的 IT 人員
actor-directory = 合作夥伴的目錄
actor-anonymous = 未登入
actor-operator = 維運人員
actor-system = Portico 本身
why-refused = 拒絕原因
reference = 參考編號
since-day = 起始日期
until-day = 截止日期
chain-holds = 完好
chain-verified = 已核對至 #{ $line }，{ $at }
chain-broken = 第 { $line } 行與寫入時不符。請原樣保留此資料庫，並與備份比對。
chain-unchecked = 尚未核對。

## Admins, proofs and keys
nav-admins = 管理員
nav-keys = 金鑰
done-rotated = 已產生新金鑰。應用程式能夠得知後，即用於簽署。
admin-role-app-owner = 應用程式擁有者
admins-title = 管理員
admin-add = 新增管理員
admin-add-text = 對方會取得用於首次登入的一次性連結。邀請者或應用程式擁有者所限定的合作夥伴和應用程式，在下一頁設定。
admin-link-once = 請親自轉交此連結。它在 { $minutes } 分鐘內只能使用一次，且僅在此時顯示。
admin-bind = 角色與範圍
admin-bind-text = 合作夥伴和應用程式僅對邀請者和應用程式擁有者有意義，從其下一個要求起生效。
admin-new-link = 新的一次性連結
admin-audit = 操作記錄
bound = 範圍受限
bound-partners-hint = 邀請者只能檢視和邀請所選合作夥伴的人員；未選取則表示全部。
bound-apps-hint = 邀請者只能指派所選的應用程式；未選取則表示全部。應用程式擁有者只能管理所選的應用程式。
admin-step-up-title = 請證明是您本人
admin-step-up-text = 接下來的操作無法復原，或影響範圍很大。請用通行金鑰證明是您本人，之後會返回原來的位置。
admin-step-up-none = 您在這裡沒有通行金鑰。請用一次性連結重新登入，然後新增通行金鑰。維運人員可用下列命令輸出連結：
keys-title = 簽署金鑰
keys-text = 金鑰會自動更換。下一把金鑰在用於簽署之前即已公開，舊金鑰會保留到其最後一個權杖到期為止。
keys-rotate = 立即輪替
keys-rotate-text = 產生新金鑰，並在應用程式能夠得知後立即啟用，例如在金鑰可能已外洩時使用。
keys-alg = 演算法
keys-uses = 依 ID 權杖演算法列出的應用程式
keys-access = 所有應用程式的存取權杖
keys-jwks = 公開的金鑰組
key-next = 下一把
key-current = 目前
key-retiring = 即將停用
signs-from = 簽署開始
signs-until = 簽署截止
published-until = 公開截止
app-count = { $count } 個應用程式

## A guest: use and sessions
last-used = 上次使用
if-removed = 如現在移除，仍可使用至
closed-at-once = 立即關閉
history-all = 所有歷程記錄
end-session = 結束
end-session-of = 結束 { $time } 的工作階段
end-sessions = 結束所有工作階段

## Start page: what waits
count-unconfirmed = 未確認的使用中來賓
count-orphans = 沒有負責人的使用中來賓
count-ending = 存取權將在 30 天內結束的使用中來賓
count-mails = 未傳遞的郵件
sign-ins-today = 今日登入
signed-in = 登入時間

## What guests ask for
requests-title = 來賓的申請
requests-none = 沒有等待回覆的申請
requests-none-text = 來賓可在其面板上申請應用程式。可申請哪些應用程式，在各應用程式的頁面上設定。
requests-all = 顯示全部 { $count } 項申請，包括其他負責人的申請
requests-mine = 僅顯示由我處理的申請（{ $count }）
requests-wait = 有 { $count } 項來賓申請等待您回覆
requests-invitations = 其他邀請申請
request-title = { $guest } 申請 { $app }
request-for = 申請內容
request-since = 申請時間
request-kind-access = 存取權
request-kind-extension = 延長期限
request-confirmed = 其公司上次確認
request-last-used = 上次開啟該應用程式
request-never-used = 從未
request-now = 目前
request-opens = 可以開啟
request-guest-ends = 來賓的所有存取權結束
request-partner-ends = 合作夥伴的合約結束
request-approve = 准許
request-approve-text = 來賓可立即開啟該應用程式，並會收到郵件通知。如果申請的是延長期限，而來賓本身的結束日期較早，則該日期也會順延。
request-refuse = 不准許
request-not-yours = 由來賓的負責人或負責管理的管理員決定。
field-request-until = 最後一天
field-request-until-hint = 例如 2027-03-31。不得晚於合作夥伴合約的結束日期。
field-request-reason = 不准許的原因
field-request-reason-hint = 來賓會在郵件和面板上看到。
app-listing = 在面板上
field-listing = 應用程式的用途
field-listing-hint = 顯示在名稱下方、供來賓閱讀的一行說明。
field-requestable = 申請
requestable-yes = 當合作夥伴的合約包括此應用程式時，來賓可以申請
done-request-refused = 未准許，來賓會收到郵件通知。
event-request = 申請存取權

## Terms of use
nav-terms = 條款
done-published = 已發佈。此版本不再變更。
condition-terms = 來賓已同意使用條款
event-terms = 使用條款
terms-title = 使用條款
terms-of-use = 文字
field-terms-app = 要求同意的場合
field-terms-app-hint = 應用程式的條款在所有人同意的條款之外另行要求。
field-terms-title = 標題
field-terms-text = 內文
field-terms-text-hint = 純文字。空行另起一段，https 位址會成為連結。標題和內文都留空則移除該語言。
field-terms-from = 生效日期
field-terms-from-hint = 例如 2027-03-31，從當天開始 (UTC)。留空：立即生效。
field-terms-also = 詢問誰
terms-again-all = 再次詢問已同意舊版本的人
terms-yearly = 同意滿一年後再次詢問所有人
terms-untitled = 尚無文字
terms-empty = 來賓目前無需同意任何內容
terms-empty-text = 寫下首次存取前需要同意的內容，然後發佈。
terms-from = 生效時間
terms-agreed = 已同意的來賓
terms-everything = 所有內容
terms-new = 另一個版本
terms-new-text = 以上一版本的文字開始。發佈之前不會詢問任何人。
terms-new-go = 撰寫
terms-state-draft = 草稿
terms-state-to-come = 即將生效
terms-state-in-force = 生效中
terms-state-replaced = 已取代
terms-discard = 捨棄草稿
terms-next = 撰寫下一版本
terms-published = 發佈時間
terms-asked = 詢問對象
terms-asks-all = 所有人，包括已同意舊版本的人。
terms-asks-new = 未同意任何舊版本的人。
terms-asks-yearly = 同意一年後失效。
terms-to-ask = 尚需同意的使用中來賓
terms-write = 撰寫
terms-preview = 來賓看到的內容
terms-publish = 發佈
terms-publish-text = 已發佈的版本不再變更。生效後，被詢問的來賓在同意之前無法開啟任何應用程式；正在使用應用程式的人會在應用程式更新存取權時被詢問。
