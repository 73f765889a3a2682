# draft: not yet read by a native speaker
### Pages of guests, and what all pages share.

## All pages
skip = 跳至主要內容
help = 說明與聯絡方式
error-prefix = 錯誤：
summary-title = 輸入的內容有問題
optional = （選填）
none-yet = 目前沒有。
or = 或
continue = 繼續
not-now = 暫時不要
sign-out = 登出
go-to-apps = 前往您的應用程式
contact-person = 聯絡 { $name }
back-to = 返回 { $name }
what-you-can-do = 您可以怎麼做
support-details = 提供給技術支援的詳細資料

## Sign-in
sign-in-title = 登入 { $company }
sign-in-title-app = 登入以開啟 { $app }
field-work-email = 公司電子郵件或公司名稱
continue-with = 使用 { $home } 繼續
not-that-home = 不是 { $home }？
sign-in-hint = 僅用於尋找貴公司的登入方式。
sign-in-invited = 已收到邀請，但從未登入過？請開啟邀請中的連結。
passkey-use = 使用通行金鑰
passkey-failed = 操作未成功。通行金鑰未被使用，或遭裝置中止。請再試一次。
passkey-missing = 使用通行金鑰需要支援通行金鑰並允許執行指令碼的瀏覽器。

## Mailed code
code-title = 請查看您的電子郵件
code-sent = 我們已將 6 位數驗證碼寄到 { $address }。驗證碼僅在此瀏覽器中有效，有效時間為 { $minutes } 分鐘。
code-sent-again = 新的驗證碼已寄出，先前的驗證碼已失效。
field-code = 驗證碼
code-hint = 6 位數字，有無空格皆可。
code-new = 寄送新的驗證碼
code-back = 地址不對？
proof-title = 確認受邀的地址
proof-why = 您以 { $home } 的身分登入，但邀請是寄給 { $invited } 的。請確認兩者都是您本人。

## Passkey
passkey-title = 下次更快登入
passkey-why = 您的裝置可以為本網站保存一把金鑰。您可用指紋、臉部或 PIN 碼將其解鎖，我們絕不會看到這些資訊。
passkey-create = 建立通行金鑰

## Invitation
invite-title =
    { $count ->
        [0] { $company } 邀請您
       *[other] { $company } 邀請您使用 { $count } 個應用程式
    }
invite-from = 邀請人：{ $name }
invite-from-mail = 邀請人：{ $name }（{ $mail }）
invite-to = 收件人：{ $address }，有效期限至 { $until }
invite-apps = 您將可以開啟
invite-data-title = { $company } 將會知道的資訊
invite-data-home = 來自 { $home } 的您的姓名和電子郵件地址。
invite-data-code = 此邀請中所列的您的姓名和電子郵件地址。
invite-data-not = 不包括您的密碼、照片、電話號碼或所屬群組。
invite-accept = 接受
invite-accept-home = 接受並使用 { $home } 登入
invite-accept-code = 我們會以電子郵件將登入驗證碼寄給您，您不需要密碼。
invite-unexpected = 沒想到會收到邀請？您可以不予理會，或向對方詢問。
invite-decline = 婉拒
invite-report = 沒想到會收到邀請？檢舉或封鎖
decline-title = 要婉拒此邀請嗎？
decline-text = 連結將會失效，為您準備的內容將會終止，{ $name } 會收到通知。
field-decline-note = 原因
field-decline-note-hint = 會轉告邀請您的人。
field-decline-also = 同時
decline-block = 不再接收 { $company } 寄到此地址的邀請
decline-report = 請 { $company } 的管理員查核邀請我的人
decline-go = 婉拒
decline-back = 返回邀請
declined-title = 您已婉拒邀請
declined-text = 該邀請已失效。您可以關閉此頁面。
declined-blocked = { $company } 已無法再邀請此地址。如果您日後可能想要變更，請保留此連結。
declined-unblock = 重新允許邀請
invite-problem-title = 此邀請無法使用
lead-ask = 請 { $name } 重新寄送邀請
lead-sign-in = 登入
lead-switch = 使用其他帳戶
lead-again = 再試一次
lead-here = 在此瀏覽器中繼續
problem-account = 您使用的帳戶
problem-invited = 邀請的對象
problem-inviter = 邀請人
asked-title = 您的要求已送出
asked-text = { $name } 已收到您的要求，並將決定是否重新邀請您。
asked-next = 邀請會以電子郵件寄給您。您可以關閉此頁面。

## Panel
panel-title = 您在 { $company } 的應用程式
panel-empty = 目前沒有應用程式
panel-empty-ask = 如需使用應用程式，請洽 { $name }。
panel-empty-host = 如需使用應用程式，請洽邀請您的人。
panel-you = 您的身分：{ $name }，{ $partner }
panel-until = 有效期限至 { $day }
panel-no-link = 請從該應用程式本身的網址開啟
panel-find = 尋找應用程式
panel-find-go = 尋找
panel-none-found = 沒有符合的應用程式
panel-show-all = 顯示所有應用程式
panel-ends-in =
    { $days ->
        [0] 今天結束
       *[other] { $days } 天後結束
    }
panel-why = 目前無法開啟。為什麼？
panel-extend = 申請延長期限
panel-star = 將 { $app } 顯示在最前面
panel-unstar = 不再將 { $app } 顯示在最前面
panel-requests = 您的申請
panel-waits = 等待中
panel-asked-on = 申請日期：{ $day }
panel-asked-whom = 申請日期：{ $day }，由 { $name } 決定
panel-withdraw = 撤回
panel-approved = 已准許
panel-refused = 未准許
panel-request = 申請其他應用程式
panel-asked = 您的申請已送出。回覆會以電子郵件寄送，也會顯示在這裡。
panel-empty-request = 請申請您需要的應用程式，回覆會以電子郵件寄送。

## Asking for an app
ask-title = 申請其他應用程式
ask-title-extend = 申請延長 { $app } 的期限
ask-decides = { $name } 會立即收到您的申請並做出決定。回覆會以電子郵件寄送。
ask-decides-host = { $company } 的管理員會立即收到您的申請並做出決定。回覆會以電子郵件寄送。
ask-none = 沒有可申請的應用程式
ask-none-text = 貴公司來賓可申請的所有應用程式，您都已擁有或已申請。
ask-send = 送出申請
field-ask-app = 應用程式
field-ask-note = 您為什麼需要它？
field-ask-note-hint = 做決定的人會看到。

## Refusals
denial-title = 您無法登入
denial-title-app = 您無法開啟 { $app }
denial-ask-text = 按下按鈕後，做決定的人會立即看到，回覆會以電子郵件寄送。
denial-asked = 您已於 { $day } 提出申請。回覆會以電子郵件寄送。
denial-ask = 申請存取權
denial-ask-name = 向 { $name } 申請存取權
denial-extend = 申請延長期限
denial-extend-name = 向 { $name } 申請延長期限

## Signing out
sign-out-title = 要登出 { $company } 嗎？
sign-out-app = { $app } 要求將您登出。您在這裡以及已開啟的應用程式中的工作階段都會結束。
sign-out-plain = 您在這裡以及已開啟的應用程式中的工作階段都會結束。
stay = 保持登入
signed-out-title = 您已登出
signed-out-text = 您在 { $company } 的工作階段已結束。
sign-in-again = 重新登入

## Consent, devices, the way back to an app
consent-title = 要讓 { $app } 知道您的資訊嗎？
consent-who = 您目前以 { $name }（{ $email }）的身分登入。{ $app } 並非由 { $company } 營運。
consent-learns = 它想知道：
consent-openid = 您再次造訪時確實是您本人
consent-name = 您的姓名
consent-email = 您的公司電子郵件地址
consent-locale = 您使用的語言
consent-always = 您所屬的公司以及您的登入方式
consent-does = 它想取得下列權限：
consent-stays = 您隨時可以在「您已同意的應用程式」中撤回同意。
consent-policy = { $app } 如何處理資料
consent-terms = { $app } 的使用條款
consent-site = { $app } 的網站
consent-yes = 允許
consent-no = 不允許
consents-title = 您已同意的應用程式
consents-intro = 這些應用程式並非由 { $company } 營運。您撤回同意後，應用程式會立即失去存取權。
consents-none = 您未同意任何第三方應用程式。
consents-since = 同意日期：{ $day }
consents-withdraw = 撤回同意
consents-withdrawn = 已撤回。該應用程式不再擁有存取權。
device-title = 連接裝置
device-intro = 請輸入裝置上顯示的代碼。
field-user-code = 裝置上的代碼
user-code-hint = 8 個英文字母，不分大小寫，有無連字號皆可。
device-ask-title = 要讓此裝置開啟 { $app } 嗎？
device-ask = 只有在裝置就在您手上，且顯示代碼 { $code } 時才能同意。切勿同意他人傳給您的代碼。
device-ask-who = 該裝置將以 { $name }（{ $email }）的身分執行操作。
device-yes = 連接
device-no = 不連接
device-done-title = 裝置已連接
device-done = 您可以關閉此頁面，裝置會自動繼續。
device-refused-title = 裝置未連接
device-refused = 您已拒絕，裝置未取得任何資訊。
return-title = 返回應用程式
return-text = 如果應用程式未自動開啟，請按下按鈕。
return-button = 繼續
signed-out-apps = 正在通知您的應用程式您已登出。

## The second factor
step-up-title = 請再次證明是您本人
step-up-title-app = 開啟 { $app } 前，請再次證明是您本人
step-up-why = 貴公司未告知我們您是以兩個要素登入的，而此應用程式要求如此。在這次工作階段中您只需證明一次。
step-up-lost = 裝置遺失了？邀請您的人可以請管理員重設您的第二要素。
field-totp = 驗證器應用程式的驗證碼
totp-hint = 6 位數字，每 30 秒更新一次。
totp-begin = 改用驗證器應用程式
totp-set-up = 請將此金鑰新增至您的驗證器應用程式，然後輸入其顯示的驗證碼。
totp-key = 金鑰
totp-open = 在此裝置的應用程式中開啟

## Mail domains
domain-proof-title = { $domain } 屬於誰？
domain-proof-ask = { $partner } 表示郵件網域 { $domain } 為其所有。您負責收取該網域的郵件管理員（postmaster）信件。這是否屬實？
domain-proof-confirm = 是，確認
domain-proof-unexpected = 如果並非如此，請關閉此頁面，系統不會確認任何內容。
domain-proof-done = 已確認：{ $domain } 屬於 { $partner }。您不需要再做任何操作。

## From mailed codes to the company's own sign-in
move-title = 今後透過 { $home } 登入
move-why = 貴公司已連接自己的登入系統。請在那裡繼續一次，之後它就會取代這裡的電子郵件驗證碼和通行金鑰。
move-keeps = 您的應用程式、群組以及您在這裡的所有紀錄都會保留。
move-later = 暫時不要
move-until = 電子郵件驗證碼和通行金鑰可使用至 { $until }。
move-over = 已無法再使用電子郵件驗證碼和通行金鑰登入。
proof-why-move = 您以 { $home } 的身分登入。為了以此取代您的帳戶 { $invited }，請再次確認該信箱屬於您。
sign-in-code = 改用電子郵件驗證碼

## A company connects its sign-in
setup-title = 連接 { $partner }
setup-invited = { $inviter } 請您將 { $partner } 的登入系統連接至 { $company }。完成後，貴公司的人員即可使用現有帳戶在自己的系統登入。
setup-takes = 共三個頁面，約需五分鐘。您輸入的內容都會儲存，在您完成之前此連結持續有效。
setup-mailbox = 為確保只有您本人可以進入，我們會將驗證碼寄到 { $address }。
setup-mail-code = 寄送驗證碼給我
setup-steps = 步驟
setup-step-provider = 公司
setup-step-connect = 連接
setup-step-test = 測試並提交
setup-provider-text = 請填寫貴公司的郵件網域，我們會據此尋找您的登入系統。如果知道使用的產品，請直接選擇。
setup-find-out = 自動尋找
template-generic = 其他 OpenID Connect 提供者
template-entra = Microsoft Entra ID
template-google = Google Workspace
template-okta = Okta
template-keycloak = Keycloak
template-auth0 = Auth0
template-authentik = authentik
setup-register = 在您的登入系統中註冊我們
setup-guide-generic = 新增一個 Web 應用程式（授權碼，OpenID Connect），並使用下列值。
setup-guide-entra = 在 Entra 系統管理中心依序選擇「應用程式註冊」>「新增註冊」，填入此重新導向 URI，類型為 Web。接著貼上應用程式（用戶端）識別碼，以及包含目錄（租用戶）識別碼的網址。
setup-guide-google = 在 Google Cloud 控制台依序選擇「API 和服務」>「憑證」，建立類型為「網頁應用程式」的 OAuth 用戶端 ID，並填入此重新導向 URI。Google 需要用戶端密碼。
setup-guide-okta = 在 Okta 中依序選擇 Applications、Create App Integration、OIDC、Web Application。Client authentication 選擇 Public key / Private key，並填入我們的金鑰 URL。
setup-guide-keycloak = 在 Keycloak 中依序選擇 Clients、Create client，並開啟 Client authentication；在 Credentials 中選擇 Signed Jwt，並填入我們的金鑰 URL。
setup-guide-auth0 = 在 Auth0 中依序選擇 Applications、Create Application、Regular Web Application，並填入此回呼 URL。
setup-guide-authentik = 在 authentik 中依序選擇 Applications、Create with provider、OAuth2/OpenID、confidential，並填入此重新導向 URI。
setup-scopes = 我們要求的範圍
setup-tell = 請填寫您那邊的值
field-setup-domains = 貴公司的郵件網域
field-template = 產品
field-setup-issuer = 登入系統的網址
field-setup-issuer-hint = 簽發者（issuer）、中繼資料網址或該系統的任一網址皆可，其餘由我們尋找。
field-setup-client-id = 您提供給我們的用戶端識別碼
field-setup-secret-hint = 請留空：我們以金鑰證明自己的身分。只有不支援金鑰的提供者才需要用戶端密碼。
setup-has-secret = 已儲存用戶端密碼。如要保留，請將此欄位留空。
setup-forget-secret = 刪除用戶端密碼，改用金鑰
setup-secret-needed = 該提供者不支援我們的金鑰。請在那裡建立用戶端密碼，並貼到這裡。
setup-entered = 您輸入的內容
setup-proof = 我們證明身分的方式
setup-proof-keys = 我們公開的金鑰
setup-proof-secret = 用戶端密碼
setup-test = 測試
setup-test-text = 請用您自己的帳戶登入一次。這不會讓任何人取得存取權，我們只會顯示傳回的內容。
setup-test-begin = 測試登入
setup-submit = 提交給 { $company }
setup-handed-over = 已提交。{ $company } 會進行檢視，您不需要再做任何操作。
setup-returned = { $company } 於 { $at } 退回了此設定。請修改需要變更之處，再測試一次，然後重新提交。
setup-live = 已核准：貴公司的人員現在透過它登入。
setup-reopen = 收回以便修改
setup-found = 測試結果
setup-subject = 主體（已縮短）
setup-subject-note = 請注意
setup-subject-reusable = 主體是電子郵件地址或使用者名稱。這類名稱日後可能會分配給其他人，而那個人會被當成先前的人。建議在 sub 中傳送永久不變的識別碼。
setup-name = 姓名
setup-email = 電子郵件地址
setup-email-verified = 地址已由貴方驗證
setup-yes = 是
setup-no = 否
setup-groups = 群組
setup-amr = 驗證方法（amr）
setup-acr = 驗證內容（acr）
setup-skew = 時鐘比我們快的秒數
setup-not-said = 未提供
setup-attempts = 歷次測試
setup-attempt-at = 時間
setup-attempt-by = 測試者
setup-attempt-result = 結果
setup-attempt-open = 進行中
setup-attempt-passed = 通過
setup-hint-client = 請檢查用戶端識別碼，以及在那裡登記的用戶端密碼或我們的金鑰 URL。
setup-hint-redirect = 請檢查在那裡登記的重新導向 URI，它必須與我們的完全一致。
setup-hint-scope = 請允許我們要求的範圍。
setup-attempt-old = 早於上次變更
setup-domains = 您的網域
setup-domains-text = DNS 中的 TXT 記錄可證明網域屬於貴方。測試時並非必要，但可能會加快核准。
setup-domain-proven = 已證明
setup-domain-waits = 等待 DNS 生效
setup-domain-check = 立即檢查
setup-record = TXT 記錄
setup-record-value = 記錄值
setup-colleague = 讓同事接著完成
setup-colleague-send = 寄送連結
setup-colleague-sent = 連結已寄出。
setup-colleague-unknown = 此地址不屬於我們已知的貴公司網域。請您的聯絡人將連結寄到該地址。
field-colleague = 同事的電子郵件地址
field-colleague-hint = 必須使用貴公司的郵件網域。同事會收到前往同一項設定的專屬連結。
setup-contact = 有問題嗎？您的聯絡人是 { $name }。
setup-until = 此連結有效期限至 { $until }。
issuer-fault-missing = 請輸入登入系統的網址。
issuer-fault-too-long = 內容過長，不可能是網址。請只貼上網址。
issuer-fault-markup = 這是網頁的原始碼。請貼上網頁的網址，也就是網址列中的內容。
issuer-fault-mail-address = 這是電子郵件地址。請貼上登入系統的網址。
issuer-fault-malformed = 這不是網址。網址的開頭是 https://。
issuer-fault-scheme = 只能使用 https:// 網址。
issuer-fault-ip = 這是 IP 位址。請使用登入系統的主機名稱。
issuer-fault-local = 此名稱僅在特定網路內有效。請使用可從網際網路存取的名稱。
issuer-fault-public-suffix = 這是許多公司共用的尾碼。請輸入完整名稱。
issuer-fault-user-info = 請移除 @ 前面的使用者名稱和密碼。
discovery-fault-not-allowed = 我們不會連線到此位址。該位址必須可從網際網路存取。
discovery-fault-invalid = 這不是簽發者識別碼。
discovery-fault-unreachable = 該位址沒有回應。請檢查位址是否正確，以及是否可從網際網路存取。
discovery-fault-status = 該處有伺服器，但沒有 OpenID 設定。請貼上簽發者，或結尾為 /.well-known/openid-configuration 的網址。
discovery-fault-page = 該處是一般網頁或 XML 文件，不是 OpenID 設定。請改為貼上簽發者。
discovery-fault-not-metadata = 該處的內容不是 OpenID 設定。
discovery-fault-other-issuer = 該提供者自稱的簽發者與此不同。請貼上它所宣稱的簽發者。
discovery-fault-endpoint = 其 OpenID 設定中有位址遺漏或無法使用。

## The guest's passkeys
passkeys-title = 您的通行金鑰
passkeys-text = 您可以用來證明身分的方式。這裡有變更時，您會收到電子郵件。
passkeys-one = 通行金鑰 { $number }
passkeys-made = 新增時間：{ $at }。
passkeys-used = 上次使用：{ $at }。
passkeys-unused = 從未使用。
passkeys-none = 您沒有通行金鑰。
passkeys-totp = 驗證器應用程式
passkeys-add = 新增通行金鑰
passkeys-removed = 已移除，即刻起不再有效。

recovery-lost = 我遺失了
recovery-title = 您遺失了用來證明身分的方式
recovery-begin = 我們會以電子郵件將驗證碼寄給您，接著通知您在這裡的負責人，對方會與您談話。核准之後，您可在此瀏覽器中建立新的通行金鑰，遺失的驗證方式將會失效。
recovery-send = 以電子郵件寄送驗證碼給我
recovery-asked = 已以電子郵件通知您在這裡的負責人，對方會與您談話。對方回覆後您會收到電子郵件，屆時請在此瀏覽器中回到此頁面。
recovery-asked-until = 對方可在 { $at } 之前回覆。
recovery-refused = 您的要求已遭拒絕，沒有任何變更。請與邀請您的人談談。
recovery-make = 您現在可以建立新的通行金鑰。建立之後，先前所有的通行金鑰和驗證器應用程式都會失效，其他瀏覽器也會登出。
recovery-make-until = 在 { $at } 之前可在此瀏覽器中建立。
recovery-again = 再次檢查
choose-home = 貴公司有多個登入系統。請選擇您使用的那一個，各項下方的網址說明它會前往何處。

## The guest's own data
me-title = 我的存取權與隱私權
me-who = 您在這裡的身分
me-name = 姓名
me-email = 電子郵件地址
me-company = 公司
me-through = 您的登入途徑
me-confirmed = 貴公司上次確認
me-ends = 您的所有存取權結束
me-sponsor = 您的負責人
me-nobody = 沒有特定的人
me-said = 貴公司提供的資訊
me-vouched = 已由貴公司確認
me-apps = 您的應用程式
me-why = 原因
me-why-guest = 直接指派給您
me-why-group = 群組
me-why-partner = 指派給全體人員：
me-gets = 它所知道的您的資訊
me-gets-nothing = 目前沒有
me-last-used = 上次開啟
me-until = 期限
me-shut = 目前無法開啟
me-sign-ins = 您過去 30 天的登入
me-signed-in = 已登入
me-do = 您可以執行的操作
me-language = 頁面和郵件的語言
me-save = 儲存
me-download = 下載我的資料
me-sign-out = 在所有位置登出
me-leave = 離開 { $company }
leave-title = 要離開 { $company } 嗎？
leave-text = 一切將立即結束：您會在所有位置登出，而且無法再開啟任何應用程式。
leave-apps = 您將失去
leave-erased = { $days } 天後，您記錄中的所有個人資料將被清除。
leave-erased-now = 您記錄中的所有個人資料將立即清除。
leave-told = { $name } 會收到通知。
leave-back = 如要返回，您必須取得新的邀請，而且不會恢復您原有的任何內容。
leave-go = 離開
leave-stay = 留下
left-title = 您已離開 { $company }
left-text = 您已在所有位置登出，而且無法再開啟任何應用程式。您可以關閉此頁面。

## Terms of use
invite-terms = 您將需要同意
panel-terms = 等待您的同意
me-terms = 已同意的條款
terms-ask-title = 繼續之前
terms-ask = { $company } 請來賓同意以下內容。
terms-ask-app = { $company } 請開啟 { $app } 的人同意以下內容。
terms-since = 自 { $day } 起生效
terms-version = 版本 { $number }
terms-agree = 我同意
terms-kept = 我們會記錄您同意的時間與版本。您可以在自己的存取權與資料頁面查看。
terms-later-title = 您尚未同意
terms-later = 未同意前，{ $company } 的應用程式無法開啟。
terms-later-app = 未同意前，{ $app } 無法開啟。
terms-later-text = 其他一切未變。您可以隨時同意、登出或離開。
terms-again = 再次閱讀
terms-counts-not = 已被取代或已過期
