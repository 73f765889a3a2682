# draft: not yet read by a native speaker
### Pages of admins.

## Navigation and words of all pages
nav = メイン
nav-dashboard = ホーム
nav-guests = ゲスト
nav-partners = パートナー
nav-apps = アプリ
nav-groups = グループ
nav-why = 理由
nav-audit = 監査
yes = はい
no = いいえ
cancel = キャンセル
save = 保存
next = 次へ
older = 以前のもの
refresh = 更新
filter = フィルター
any = すべて
state = 状態
in-use = 使用中
off = 無効
switch-on = 有効にする
switch-off = 無効にする
suspend = 一時停止
resume = 再開
take-away = 削除
take-named = { $name } を削除
refused = 拒否
shown-of = { $total } 件中 { $shown } 件
id = ID
app = アプリ
guest = ゲスト
group = グループ
partner = パートナー
members = メンバー
sessions = 有効なセッション
until = 期限
ends = 終了日
history = 履歴
done-saved = 保存しました。
done-invited = 招待を送信しました。
done-invited-shared = 招待を送信しました。このメールボックスは複数の人が読んでいる可能性があり、最初にリンクを開いた人が承諾できます。一人ずつ招待することをお勧めします。
done-unlinked = 関連付けを解除しました。セッションは終了しました。アカウントが1つも残っていないゲストは凍結され、新しい招待によってのみ復帰できます。
done-resent = 新しい招待を送信しました。以前のリンクは使用できません。
done-suspended = 一時停止しました。セッションは終了し、今後は何も開けません。
done-resumed = 再開しました。
done-ended = 終了しました。
done-taken = 削除しました。次の要求から適用されます。
done-factors-reset = リセットしました。ゲストはあらためてサインインし、別の要素を追加できます。
done-given = 割り当てました。次の要求から適用されます。
done-dismissed = 見送りました。
done-thawed = 凍結を解除しました。ゲストのアプリとグループは元に戻り、ゲストはあらためてサインインします。
done-erased = 消去しました。この記録から個人情報はすべてなくなりました。
done-address-taken-over = 変更しました。今後のメールは新しいアドレスに送信されます。
done-sponsored = 引き継ぎました。
done-passkey = 次回からパスキーを使用できます。

## Signing in
admin-sign-in-title = 管理者のサインイン
admin-sign-in-passkey = パスキーでサインイン
admin-recover-title = パスキーが手元にない場合
admin-recover-text = サーバーで次のコマンドを実行してください。1回だけサインインできるリンクが表示されます。
admin-link-title = 管理者としてサインイン
admin-link-text = このリンクは1回だけ使用できます。ボタンを押すと使用済みになります。
admin-link-use = サインイン

## Start page
dashboard-title = 概要
latest = 最近の動き
count-guests-active = アクティブなゲスト
count-guests-invited = 招待済み、未承諾
count-guests-suspended = 一時停止中のゲスト
count-partners = パートナー
count-apps = アプリ
count-deliveries-waiting = 配信待ち
count-deliveries-dead = 断念した配信

## Guests
guest-state-invited = 招待済み
guest-state-active = アクティブ
guest-state-suspended = 一時停止
guest-state-frozen = 凍結
guest-state-removed = 削除済み
name-or-mail = 名前またはメールアドレス
name-or-domain = 名前またはメールドメイン
confirmed = 最終確認
confirmed-through-probe = { $name } に照会
confirmed-through-sign-in = { $name } でのサインイン
confirmed-through-mailbox = メールのコード ({ $name })
confirmed-counts = 確認の有効期限
standing-confirmed = 確認済み
standing-overdue = 期限超過
standing-unconfirmable = 再サインインが必要
standing-idle = 未使用
partner-confirmed = アクティブなゲスト: 確認済み { $confirmed } 人、期限超過 { $overdue } 人、次回のサインインまで確認できない { $unconfirmable } 人。
guests-empty = ゲストが見つかりません
guests-empty-text = フィルターを変更するか、ゲストを招待してください。
guest-count = ゲスト { $count } 人
guest-no-apps = このゲストにはアプリが割り当てられていません。
frozen-since = { $since } から凍結されています。
frozen-closes = { $until } に、この記録から個人情報がすべて完全に消去されます。
frozen-archive = 凍結を解除すると元に戻るもの:
frozen-archive-none = 直接割り当てられたアプリやグループはありませんでした。
frozen-then = このゲストとしては誰もサインインできません。このアドレスに別の人を招待することはできますが、このゲストのものは一切引き継がれません。
thaw = 凍結を解除
freeze-gone-at-home = 所属する会社にこのアカウントが存在しなくなりました。
freeze-account-disabled = 所属する会社がアカウントを無効にしました。
freeze-account-purged = 所属する会社がアカウントを完全に削除しました。
freeze-deprovisioned = 所属する会社のディレクトリがアカウントを無効にしました。
freeze-deleted = 所属する会社のディレクトリからこの人が削除されました。
freeze-recreated = 同じサインインから、このアドレスを持つ別のアカウントでアクセスがありました。すでに別の人のものである可能性があります。凍結の解除や再招待の前に、所属する会社に確認してください。
freeze-unlinked = ゲストからアカウントの関連付けが解除されました。復帰するには新しい招待が必要です。
freeze-subject-reused = 長期間の後に、別の名前と別のアドレスでアクセスがありました。アカウントがすでに別の人のものである可能性があります。凍結の解除や再招待の前に、所属する会社に確認してください。
freeze-unconfirmed = 長期間、在籍の確認が取れませんでした。
freeze-sponsor-gone = 担当者がいなくなり、誰も引き継ぎませんでした。
closed-since = { $since } に閉鎖されました。個人情報はすべて消去されています。
count-guests-frozen = 凍結中のゲスト
sponsor = 担当者
sponsor-none = なし
sponsor-until = 凍結予定日
sponsor-gone = 担当者不在
sponsor-gone-until = 誰も引き継がない場合、{ $until } に凍結されます
sponsors-title = 担当者
sponsors-text = どのゲストにも、担当者となる管理者がいます。担当者がいなくなると、別の管理者が引き継ぐか、ゲストが凍結されます。
hand-over = 引き継ぐ
field-guests-of = 現在の担当者
field-successor = 今後の担当者
field-successor-hint = 後任がいない場合は、ほかの管理者にメールで通知され、猶予期間の後にゲストが凍結されます。
successor-nobody = まだ決まっていない
field-admin = 管理者
admin-roles-text = 所有者はすべての操作ができます。管理者は、管理者の変更を除くすべての操作ができます。招待者は招待と閲覧、監査者は閲覧ができます。
field-role = ロール
admin-role-owner = 所有者
admin-role-admin = 管理者
admin-role-inviter = 招待者
admin-role-auditor = 監査者
admin-off = 管理者を無効にする
admin-off-text = この管理者のセッションは直ちに終了します。
unlink = このアカウントの関連付けを解除
unlink-named = { $name } のアカウントの関連付けを解除
take-address = 今後のメールの宛先にする
erase = 個人情報をすべて消去
confirm-guest-erase-title = { $name } さんの個人情報をすべて消去しますか?
confirm-guest-erase-text = ゲストは削除され、名前、アドレス、アカウント、メッセージ、パスキー、サインインの記録が完全に消去されます。このアドレスを含む招待ファイルも消去されます。残るのは ID と、ID だけを含む監査チェーンです。
confirm-guest-erase-go = 完全に消去
frozen-gone-at-home = 所属組織に存在しない
frozen-account-disabled = 所属組織で無効
frozen-account-purged = 所属組織で削除
frozen-deprovisioned = ディレクトリで無効
frozen-deleted = ディレクトリで削除
frozen-recreated = 別の人がアクセス
frozen-unlinked = アカウントの関連付けを解除
frozen-subject-reused = 別の人として復帰
frozen-unconfirmed = 未確認
frozen-sponsor-gone = 担当者不在
home-address = 所属組織での情報
home-unverified = 所属組織では未確認
renew = これは新しいゲストで、以前のゲストのものは一切引き継がない
can-open = 利用可否
why-link = 理由
through = 経路
via-direct = 直接割り当て
via-group = グループ:
via-partner = 全ゲスト:
give-app = アプリを割り当てる
add-to-group = グループに追加
identity = ID 情報
signs-in-with = サインイン方法
mail-code = メールのコード
invited-at = 招待日時
accepted-at = 承諾日時
invitations = 招待
valid-until = { $until } まで有効
invitation-state-open = 未使用
invitation-state-redeemed = 承諾済み
invitation-state-revoked = 取り消し済み
invitation-state-expired = 期限切れ
resend = 招待を再送信
remove-access = アクセスを削除
to-guests = すべてのゲストへ

## Removing
remove-title = { $name } さんのアクセスを削除しますか?
remove-who = { $name } さん ({ $mail }) は、次の要求からすべての場所で拒否されます。
remove-effect = 終了するもの
remove-apps =
    { $count ->
        [0] 現在開けるアプリはありません。
       *[other] アプリ { $count } 個:
    }
remove-sessions =
    { $count ->
        [0] 有効なセッションはありません
       *[other] 有効なセッション { $count } 件
    }
remove-invitations =
    { $count ->
        [0] 未使用の招待はありません
       *[other] 未使用の招待 { $count } 件
    }
remove-residual = トークンを自身で検証するアプリでは、最長 { $minutes } 分間利用が続く場合があります。
remove-final = この操作は元に戻せません。後で招待すると、新しいゲストになります。
removed-text = { $time } からすべての場所で拒否されています。
removed-no-apps = 開かれたアプリはありませんでした。
cut-at = 拒否の開始
app-told = ログアウト通知
tokens-end = 最後のトークンの期限
told-at-once = 直ちに送信
by-signal = シグナルによる通知:
delivery-delivered = 配信済み
delivery-waiting = 待機中
delivery-dead = 断念
delivery-deaf = アプリが通知に未対応
delivery-unused = 未使用

## Removing several
tick-named = { $name } を選択
open-invitations = 未使用の招待
bulk-title = { $count } 人のゲストのアクセスを削除しますか?
bulk-text = { $count } 人のゲストは、次の要求からすべての場所で拒否されます。ゲストは一人ずつ削除され、それぞれに控えが作成されます。
bulk-none = 選択されていません
bulk-done =
    { $count ->
        [0] 削除されたゲストはいません
       *[other] { $count } 人のゲストを削除しました
    }
removal-removed = 削除しました
removal-already-removed = すでに削除済み
removal-duplicate-row = 重複して選択
removal-guest-unknown = 該当するゲストなし
removal-guest-ambiguous = 複数のパートナーに該当するゲストあり
removal-partner-unknown = 該当するパートナーなし
removal-cell-invalid = ID でもアドレスでもありません
removal-unavailable = 実行されませんでした。もう一度お試しください

## Receipts of endings
receipts = 控え
receipt-text = { $time } から拒否されています。
receipt-by = 実行者
receipt-of = 対象
receipt-sessions = 終了したセッション
receipt-grants = 終了したアプリへのサインイン
receipt-invitations = 取り消された招待
receipt-line = 監査の行とハッシュ
receipt-file = 保管用にダウンロード
receipt-hint = ファイルには、これらすべての内容と監査の行が含まれます。「portico receipt check」コマンドで監査チェーンと照合できます。
receipt-apps =
    { $count ->
        [0] アプリなし
       *[other] アプリ { $count } 個
    }
receipt-notices = 配信済み { $delivered } 件、待機中 { $waiting } 件、断念 { $dead } 件
receipt-guest-removed = { $name } さんのアクセスの削除
receipt-guest-suspended = { $name } さんの一時停止
receipt-guest-frozen = { $name } さんの離脱による凍結
receipt-account-unlinked = { $name } さんのアカウントの関連付けの解除
receipt-factors-reset = { $name } さんのパスキーのリセット
receipt-sessions-ended = { $name } さんのセッションの終了
receipt-signed-out = { $name } さんのすべての場所からのサインアウト
receipt-home-signal = 所属組織による { $name } さんのセッションの終了
receipt-partner-suspended = { $name } の一時停止
receipt-partner-ended = { $name } との共同作業の終了
receipt-contract-narrowed = { $name } の契約からのアプリの除外
receipt-connection-disabled = { $name } の接続の無効化
receipt-app-disabled = { $name } の無効化
receipt-app-withdrawn = { $name } による登録の取り下げ
receipt-assignment-removed = アプリの割り当ての削除: { $name }
receipt-group-left = { $name } さんのグループからの離脱
receipt-consent-withdrawn = { $name } さんによる同意の取り消し

## Inviting
invite-guest = ゲストを招待
invite-csv = CSV から招待
invite-instead = まとめて招待する場合:
send-invitation = 招待を送信
field-email = メールアドレス
field-name = 名前
field-partner = パートナー
field-partner-hint = パートナーの名前またはメールドメイン。空欄にすると、アドレスから判定します。
field-apps = アプリ
field-groups = グループ
field-message = メッセージ
field-message-hint = プレーンテキスト。メールと招待ページに表示されます。
field-contact = 連絡先のリンク
field-contact-hint = ゲストからの連絡方法: https:// または mailto:
field-reply = 承諾後のアドレス
field-reply-hint = アプリが登録したアドレスに限ります。指定しない場合は、アプリまたはアプリの一覧に移動します。
field-language = 言語

## CSV
import-title = CSV から招待
import-text = 1行に1人ずつ、1行目は見出しとします。区切り文字はカンマ、セミコロン、タブのいずれも使用できます。
import-template = テンプレートをダウンロード
field-file = ファイル
field-file-hint = 表計算ソフトで保存した .csv ファイル
field-pasted = または行を貼り付け
check = 確認
nothing-changed = まだ何も変更されていません。
import-ids = アプリとグループの ID をダウンロード
import-whole = このファイルは完全な一覧です
import-whole-text = ファイルに含まれていない人はアクセスを失います。対象者は先に表示され、確認してから実行されます。
field-whole-partner = 次のパートナーの全ゲスト
field-whole-partner-hint = ファイルに含まれていない人は削除されます。
field-whole-app = 次のアプリを持つ全ゲスト
field-whole-app-hint = ファイルに含まれていない人はこのアプリを失います。グループやパートナーによるアクセスは残ります。
import-whole-of = 完全な一覧:
import-files = 最近のファイル
import-rows = { $rows } 行
import-step-reading = 読み取り中
import-step-checking = 確認中
import-step-checked = 確認済み、未送信
import-step-sending = 送信中
import-step-sent = 送信済み
import-columns = 列
column-email = 招待する人のアドレス。必須。
column-name = 招待する人の名前。メールとゲストの一覧に使用します。必須。
column-contact = 招待した人への連絡方法: https:// または mailto:。必須。
column-brand = メールとページに名前を表示するアプリ。
column-apps = 割り当てるアプリの ID または短い名前 (空白区切り)。
column-groups = 参加するグループの ID または名前 (空白区切り)。
column-reply = 承諾後の移動先。登録済みのアドレスに限ります。
column-language = en、de、es、fr、it、ja、ko、pt-BR、ru、zh-Hans、zh-Hant のいずれか。
import-check-title = 行の確認
row-invite = 招待
row-add = 追加
row-remove = アクセスを失う
row-unchanged = 変更なし
row-warning = 注意あり
row-problem = 問題あり
row-skipped = 対象外
import-whole-partner = { $name } の完全な一覧: ゲスト { $listed } 人のうち { $missing } 人がファイルに含まれておらず、削除されます。
import-whole-app = { $name } の完全な一覧: ゲスト { $listed } 人のうち { $missing } 人がファイルに含まれておらず、アプリを失います。
import-ceiling = 1つのファイルでアクセスを終了できるのは { $most } 人までです。ファイルに漏れがないか確認するか、limits.reconcile の値を引き上げてもらってください。
import-nameless = { $count } 行で人を特定できません。誤って削除されることがないように、先に修正するか対象外にしてください。
import-confirm = はい、{ $missing } 人がアクセスを失います
import-again = もう一度確認
import-all = すべての行を表示
import-only = 問題または注意のある { $count } 行だけを表示
import-no-problems = 問題のある行はありません。
import-use = 使用
import-skip = 対象外にする
import-recheck = もう一度確認
import-checking-title = 行を確認しています
import-sending-title = 招待を送信しています
import-progress = { $all } 件中 { $done } 件
import-leave = このページから移動しても処理は続きます。このページは自動的に更新されます。
import-send =
    { $invitations ->
        [0] 適用
       *[other] 招待を { $invitations } 件送信
    }{ $additions ->
        [0] {""}
       *[other] 、ゲスト { $additions } 人を変更
    }
import-result = 結果をダウンロード
import-other = 別のファイルを選択
line = 行
address = アドレス
result = 結果
message = メッセージ
import-applied-title = 招待を送信しています
import-done = 招待: { $invitations } 件。変更したゲスト: { $additions } 人。
import-done-title = ファイルの処理が完了しました
import-removed = ファイルに含まれていなかった { $count } 人がアクセスを失いました。控えは各ゲストのページにあります。
mails-delivered = 送信したメール
mails-waiting = 送信待ちのメール
mails-refused = 拒否されたメール
invitations-accepted = 承諾済み
import-left-out = { $count } 行が対象外になりました。結果ファイルで修正し、そのファイルを再度アップロードしてください。

## Partners
partner-state-active = アクティブ
partner-state-suspended = 一時停止
partner-state-ended = 終了
partners-empty = パートナーはまだありません
partners-empty-text = パートナーとは、招待する人が所属する会社です。
add-partner = パートナーを追加
end-partner = 共同作業を終了
field-partner-name = 会社名
field-domains = メールドメイン
field-domains-hint = fabrikam.example のように、1行に1つずつ
connections = サインイン方法
add-connection = 所属組織の ID プロバイダーを追加
cut-over = メールのコードからこのサインインへの移行
cut-over-accounts =
    { $count ->
        [0] メールのコードでサインインするゲストはもういません。
       *[other] { $count } 人のゲストがまだメールのコードでサインインしています。
    }
field-cut-over = メールのコードの最終日
field-cut-over-hint = 2027-03-31 のように入力します。それまではサインインのたびに移行を求めますが、後回しにもできます。空欄の場合は移行を求めません。
mail-code-connection = メールのコードとパスキー (所属組織の ID プロバイダーがない人向け)。
redirect-uri = プロバイダーに登録するリダイレクト URI
home-logout-uri = プロバイダーに登録するバックチャネルログアウトのアドレス
our-keys = 当システムのキー (JWKS URL)
held = 保留中
needs-you = 対応が必要な項目
held-text = この ID プロバイダーに、承認されていない変更がありました。変更を承認するまで、このプロバイダーでは誰もサインインできません。まずパートナーに確認してください。
drift-issuer = 別の発行者を名乗っています。
drift-endpoints = アドレスが別のホストに移りました。
drift-algorithms = 署名の方式が以前と異なります。
drift-reusable-subjects = 利用者をユーザー名またはアドレスで識別しており、これらは後で別の人に割り当てられることがあります。再割り当てが決して行われない場合にのみ承認してください。
drift-subjects = 利用者の識別方法が変わりました。
release = 変更を承認
field-release-why = 理由
field-release-why-hint = 誰に確認し、どのような回答を得たか。監査ログに残ります。
field-tenants = テナント
field-tenants-hint = Microsoft Entra ID (テナント ID) と Google Workspace (ドメイン) の場合のみ、1行に1つずつ。
field-connection-name = ボタンに表示する名前
field-connection-name-hint = 通常は会社名です。
field-issuer = 発行者
field-issuer-hint = /.well-known/openid-configuration より前のアドレス
field-client-id = クライアント ID
field-client-secret = クライアントシークレット
field-client-secret-hint = 空欄にすると、公開しているキーで認証し、シークレットは共有されません。シークレットは暗号化して保存され、再表示されません。
partner-apps = このパートナーの全ゲストに割り当てるアプリ

## Apps
apps-empty = アプリはまだありません
apps-empty-text = 下のフォームで最初のアプリを登録してください。
register-app = アプリを登録
short-name = 短い名前
assignments = 割り当て
metadata-title = { $name } の登録内容
metadata-intro = 名前は OAuth クライアントメタデータ (RFC 7591) のものです。省略した項目は既定値に戻ります。
metadata-all = このアプリの登録内容
field-metadata = クライアントメタデータ
field-metadata-hint = 1つの JSON オブジェクト。
app-settings = サインインの設定
field-app = アプリ
field-app-name = 名前
field-redirects = リダイレクト URI
field-redirects-hint = 完全なアドレスを1行に1つずつ入力します。1文字単位で比較されます。
field-auth-method = クライアントの種類
field-alg = ID トークンの署名
field-launch = 開始アドレス
field-launch-hint = アプリの一覧のタイルの移動先。
field-app-contact-hint = 拒否されたゲストの問い合わせ先: https:// または mailto:
logout-told = アプリが最後に確認応答したログアウト
field-backchannel = バックチャネルログアウト URI
field-backchannel-hint = セッションの終了時に、ここでアプリに通知します。
new-secret = 新しいシークレット
who-may-open = 利用できる人
nobody-yet = いません。アプリを利用できるのは、割り当てられた人だけです。
assign = 割り当てる
assign-hint = 3つのうち1つを入力してください。
assignee-guest = ゲスト
assignee-group = グループ
assignee-partner = パートナーの全ゲスト
field-guest-mail = ゲストのメールアドレス
field-group = グループ
field-partner-all = 全ゲストを対象とするパートナー
field-ends = 最終日
field-ends-hint = 2027-03-31 のように入力します
secret-title = { $name } のキー
secret-once = シークレットが表示されるのは今回だけです。今すぐアプリの構成に保存してください。
secret-none = このアプリはパブリッククライアントです。シークレットはありません。
secret-kept = 保存しました

## Groups
groups-empty = グループはまだありません
groups-empty-text = グループに割り当てたアプリは、すべてのメンバーが利用できます。
add-group = グループを追加
add-member = メンバーを追加
field-group-name = 名前

## Explaining
why-text = アプリの利用を許可または拒否するのと同じ規則が、任意の時点について答えます。
field-why-guest = ゲスト
field-why-guest-hint = メール アドレスまたは ID。または、拒否されたページの参照番号だけ。
field-why-app = アプリ
field-why-at = 時点
field-why-at-hint = 空欄の場合は現在です。指定する場合は 2027-03-31T09:00:00Z のように入力します
explain = 説明を表示
why-yes = はい。{ $guest } さんは { $app } を開けます。
why-no = いいえ。{ $guest } さんは { $app } を開けません。
why-until = 自動的に終了する日時: { $until }。
why-at = { $at } の時点
condition-guest = ゲストがアクティブで、利用期間内である
condition-partner = パートナーが信頼されている
condition-app = アプリが使用中である
condition-contract = パートナーとの契約にアプリが含まれている
condition-mfa = アプリが求める場合、第2要素が証明されている
condition-confirmation = 所属組織による最近のゲスト確認がある
condition-session = セッションが有効である
condition-assignment = アプリが割り当てられている

## Audit
audit-text = すべての変更とすべての拒否を、気付かれずに改ざんできないチェーンに記録しています。検証するには:
number = 番号
when = 日時
who = 実行者
what = 内容
about = 対象
event-authz = 認可要求
event-client-auth = アプリの認証
event-code = コードの引き換え
event-refresh = トークンの更新
event-userinfo = ユーザー情報
event-revoke = トークンの返却
event-par = 要求のプッシュ
event-client-credentials = アプリ自身のアクセス
event-device = デバイス
event-token-exchange = トークンの交換
event-consent = 同意
event-logout = ログアウト
event-jwt = トークンの提示
event-upstream-callback = 所属組織からの戻り
event-upstream-metadata = 所属組織のメタデータ
event-upstream-token = 所属組織のトークン
event-outbound = 外部への要求
event-sign-in = サインイン
event-mail-code = メールのコード
event-step-up = 第2要素
event-passkey = パスキー
event-link = ID の関連付け
event-invite = 招待
event-move = パートナーのサインインへの移行
event-invite-bruteforce = リンクの総当たり
event-invite-asked = 招待の依頼
event-redeem = 招待の承諾
event-import = ファイルの適用
event-partner = パートナーの変更
event-domain = メールドメインの変更
event-connection = 接続の変更
event-guest = ゲストの変更
event-setup = パートナーによるセットアップ
event-group = グループの変更
event-app = アプリの変更
event-app-stream = アプリのストリームの変更
event-assignment = 割り当ての変更
event-admin = 管理者
event-keys = 署名キー
event-csrf = 外部のフォーム
event-guest-removed = ゲストの削除
event-scim = パートナーのディレクトリ
event-leaver = 所属する会社からの離脱
event-guest-closed = 記録の閉鎖
event-restored = バックアップの復元
event-delivery = 配信の断念
event-export = 一覧のファイル出力

## Confirming
guests-concerned = 対象のゲスト
confirm-partner-suspend-title = { $name } を一時停止しますか?
confirm-partner-suspend-text = このパートナーの全ゲストは次の要求から拒否され、セッションが終了します。後で再開できます。
confirm-partner-suspend-go = 一時停止
confirm-partner-end-title = { $name } との共同作業を終了しますか?
confirm-partner-end-text = このパートナーの全ゲストは次の要求から拒否され、未使用の招待も終了します。この操作は元に戻せません。
confirm-partner-end-go = 共同作業を終了
confirm-app-disable-title = { $name } を無効にしますか?
confirm-app-disable-text = 次の要求から、誰もこのアプリを開けなくなります。後で再び有効にできます。
confirm-app-disable-go = 無効にする
confirm-connection-disable-title = { $name } を無効にしますか?
confirm-connection-disable-text = 次の要求から、この接続では誰もサインインできなくなり、この接続によるセッションはすべて終了します。再び有効にできますが、終了したものは元に戻りません。
confirm-connection-disable-go = 無効にする
confirm-guest-suspend-title = { $name } さんを一時停止しますか?
confirm-guest-suspend-text = 次の要求から拒否され、すべてのセッションが終了します。後で再開できますが、終了したものは元に戻りません。
confirm-guest-suspend-go = 一時停止
confirm-assignment-remove-title = { $name } の割り当てを削除しますか?
confirm-assignment-remove-text = この割り当てに基づくものは直ちに終了し、アプリに通知されます。ほかの理由でアプリを利用できる人は、あらためてサインインします。
confirm-assignment-remove-go = 削除
confirm-app-secret-title = { $name } の新しいシークレットを作成しますか?
confirm-app-secret-text = アプリを引き続き使用するには、新しいシークレットが必要です。
confirm-app-secret-go = 新しいシークレットを作成

## The trust contract
contract-title = { $name } との契約
contract-intro = バージョン { $version }。変更のたびにバージョンが上がり、次の要求から適用され、履歴に残ります。
change-contract = 契約を変更
contract = 契約
contract-version = バージョン
contract-never = 未設定
field-mfa-amr = 多要素と見なす認証方法
field-mfa-amr-hint = 所属組織が送信する amr の値を、mfa のように1行に1つずつ入力します。一覧にないものは多要素と見なしません。
field-mfa-acr = 多要素と見なす認証コンテキスト
field-mfa-acr-hint = 所属組織が送信する acr の値を、1行に1つずつ入力します。
field-app-scope = アプリ
app-scope-any = どのアプリも割り当て可能
app-scope-only = 以下で選択したアプリのみ
field-allowed-apps = 選択したアプリ
field-quota = ゲスト数の上限
field-quota-hint = 空欄の場合は無制限です。
field-recheck = 所属組織による確認の有効時間 (分)
field-recheck-hint = これを過ぎると、何かを渡す前に所属組織に再度確認します。空欄の場合は、セッションが有効な間。
field-probe = 所属組織にゲストを照会する間隔 (分)
field-probe-hint = ゲストの操作なしで、バックグラウンドで照会します。空欄の場合は15分ごと。
field-review = 次回の見直し日
field-contacts = パートナー側の連絡先
field-contacts-hint = Ida Berg ida@fabrikam.example のように、1行に1人ずつ。
review-due = 見直しの期日
review-due-text = この契約を見直す日になりました。見直し日を変更するか、終了してください。
request = 招待の依頼
request-text = リンクを使用できなかった方が、新しい招待を求めています。
request-open = リンクを使用できなかった方が、新しい招待を求めています:
request-account = 相手方のサインインによると、使用されたアカウントは { $account } です。そのアドレスを招待するか、再度招待するか、依頼を見送ってください。
request-dismiss = 見送る

## The second factor
mfa-wanted = 多要素認証を要求する
mfa-not-wanted = 第2要素を要求しない
mfa-want = 第2要素を要求する
mfa-drop = 要求しない
app-leavers = アクセスの終了時
field-unconfirmed = 所属組織によるゲストの確認がここで有効な時間
field-unconfirmed-hint = これより長く確認されていないゲストは、所属組織であらためてサインインします。空欄の場合は、パートナーとの契約に従います。
notices-to-app = ログアウト通知
notices-state = 待機中 { $waiting } 件、断念 { $dead } 件
stream = シグナル
stream-enabled = 受信を希望
stream-paused = アプリが一時停止
stream-disabled = アプリが受信を希望していない
stream-push = 送信先
stream-poll = アプリが取得
stream-told = アプリが最後に確認応答したシグナル
stream-signals = アプリへのシグナル
stream-end = ストリームを終了
stream-none = アプリはシグナルのストリームを作成していません。登録にスコープ ssf.manage があれば、アプリが自ら作成します。
notices-resend = 断念したものを再送信
reset-factors = 第2要素をリセット

## Mail domains
domains-title = { $name } のメールドメイン
domains-intro = このパートナーの所属組織が保証できるのは、これらのドメインのアドレスだけです。ドメインは DNS のレコードまたはポストマスターによって証明されます。管理者が申告しただけのものは、変更するまで有効です。
domains-proofs = 証明
domain-state-attested = 管理者による申告
domain-state-proven = 証明済み
domain-state-lapsed = 失効
domain-since = 開始
domain-confirmed = 最終確認
domain-next = 次回の確認
domain-record = TXT レコード
domain-value = 値
domain-check = 今すぐ確認
domain-prove = レコードを表示
domain-mail = ポストマスターにメールを送信
domain-lapse = 無効にする
domain-attest = 自分の申告で有効にする
domain-add = ドメインを追加
field-domain = メールドメイン
field-domain-hint = fabrikam.example のように入力します
start-link = パートナーの社員向けの開始リンク

## New keys for guests
rekey = サインインが移行した人の新しいキー
rekey-title = { $name } の人の新しいキー
rekey-intro = パートナーが別のテナントや製品に移行すると、社員は別のキーでアクセスするようになります。新旧のキーの対応をファイルで示し、あなた以外の管理者が承認します。アプリもその他のものも、すべて維持されます。
rekey-open = 承認待ち
rekey-open-text = { $count } 人のゲストの新しいキー。{ $at } に { $by } さんが提案。
rekey-own = 別の管理者による承認が必要です。
rekey-approve = 承認して実行
rekey-discard = 破棄
rekey-propose = 提案
rekey-check = ファイルによる変更内容
rekey-total = { $count } 行です。
rekey-faults =
    { $count ->
        [0] すべて使用できます。
       *[other] { $count } 行は使用できません。
    }
rekey-left-out =
    { $count ->
        [0] 漏れている人はいません。
       *[other] 以前のサインインの { $count } 人がファイルに含まれていません。
    }
rekey-old = 以前のサブジェクト
rekey-new = 新しいサブジェクト
rekey-fault-cell-empty = 空のセルがあります
rekey-fault-old-unknown = 以前のサブジェクトに該当する人がいません
rekey-fault-old-twice = 以前のサブジェクトが上の行と重複しています
rekey-fault-new-twice = 新しいサブジェクトが上の行と重複しています
rekey-fault-new-taken = 新しいサブジェクトはすでにゲストのものです
rekey-fault-guest-removed = ゲストは削除されています
field-rekey-from = 以前のサインイン
field-rekey-to = 新しいサインイン
field-rekey-hint = old_subject 列と new_subject 列を含む CSV。新しいサインインに複数の発行者がある場合は new_issuer 列も使用します。

## Set-up by the partner
setup-by-partner = パートナーにサインインの接続を依頼
setup-of = { $name } によるセットアップ
setup-admin-text = パートナーの IT 管理者にリンクが届き、コードでメールボックスを証明してから、サインインを接続してテストします。承認するまで運用は開始されません。
setup-draft = パートナーの入力内容
setup-state-open = パートナーが作業中
setup-state-submitted = 承認待ち
setup-state-approved = 運用中
setup-approve = 承認して運用を開始
setup-send-back = 差し戻す
field-setup-note = 変更が必要な点
field-setup-note-hint = パートナーの IT 管理者が、メールとセットアップのページで確認します。
setup-returned-at = { $at } に差し戻しました。
setup-links = リンク
setup-link-works = 使用可能
setup-link-revoked = 取り消し済み
setup-link-expired = 期限切れ
setup-link-revoke = 取り消す
setup-link-revoke-named = { $name } を取り消す
setup-send = リンクを送信
setup-waits = セットアップが承認を待っています
field-setup-email = パートナーの IT 管理者のメールアドレス
field-setup-email-hint = リンクは30日間、このメールボックスでのみ使用できます。
field-auto-approve = 承認
auto-approve = ここに記載されたドメインをパートナーが証明した場合、自分の承認なしで運用を開始する

event-recovery = 第2要素の紛失
recovery = パスキーの紛失
recovery-text = サインインしてメールボックスを証明し、新しいパスキーを求めています。
recovery-open = このゲストはサインインしてメールボックスを証明し、パスキーと認証アプリをすべて紛失したと申告しています。承認する前に、ご存じの電話番号で本人に連絡してください。メールボックスが乗っ取られた場合も、まったく同じように見えます。
recovery-approve = 新しいパスキーを承認
recovery-refuse = 拒否
event-invite-volume = 通常より多い招待
# One connection
connection-open = 詳細、テスト、変更
connection-agreed = 合意した内容
connection-change = 合意した内容の変更
connection-client = プロバイダーでの当システムの認証方法
connection-claims = 名前、アドレス、グループのクレーム
connection-test-text = パートナーのアカウントで一度サインインしてください。これでアクセスが許可されることはなく、返された内容を表示するだけです。
connection-preview = マッピングの結果
connection-preview-text = プレビューでは、下で指定した名前を最後のテストのクレームに適用した結果を表示します。何も変更されません。
connection-verified = アドレスの保証
connection-our-groups = ここでのグループ
claims-came = 受信したクレーム
claim-at-userinfo = (userinfo で受信)
home-unread = ID プロバイダーを読み取れませんでした:
home-origins = エンドポイントのホスト
home-algorithms = ID トークンのアルゴリズム
home-keys = キーの拇印
home-subjects = サブジェクトの形式
shape-uuid = UUID
shape-digits = 数字
shape-user-name = ユーザー名
shape-address = メールアドレス
shape-mixed = その他の文字列
shape-any = 任意 (承認済み)
auth-method-client-secret = クライアントシークレット
auth-method-private-key-jwt = 公開しているキー (private_key_jwt)
auth-method-none = なし (パブリッククライアント)
field-own-proof = 当システムの認証方法
field-new-secret = 新しいクライアントシークレット
field-new-secret-hint = 保存済みのものを維持する場合は空欄にします。暗号化して保存され、再表示されません。
field-name-claim = 名前のクレーム
field-email-claim = メールアドレスのクレーム
field-groups-claim = グループのクレーム
field-group-map = 値とグループの対応
field-group-map-hint = 1行に1つずつ: パートナーでの値 = ここでのグループ。パートナーで値がなくなった人は、ここでもグループから外れます。
preview = プレビュー
test-over = テストのサインインが完了しました
test-over-text = これで誰かがサインインしたことにはなりません。受信した内容はレポートで確認できます。
test-over-report = レポートを表示

# The partner's directory (SCIM)

directory = ディレクトリ (SCIM)
directory-title = { $name } のディレクトリ
directory-intro = トークンを使用すると、パートナーのディレクトリが社員の情報を当システムと同期します。新しい人はアクセスできるようになり、離脱した人は直ちにアクセスを失います。対象はこの接続の人だけです。
directory-address = ベースアドレス
directory-users = ディレクトリのユーザー
directory-groups = ディレクトリのグループ
directory-tokens = トークン
directory-token = トークン
directory-once = このトークンは今回だけ表示されます。信頼できる手段でパートナーの IT 部門に渡してください。
directory-made = 作成
directory-ends = 終了
directory-used = 最終使用
directory-never = なし
directory-over = 終了済み
directory-rotate = 同時に2つのトークンを使用できます。交換するには、新しいトークンを作成し、パートナーがそれを使用するようになってから、以前のトークンを取り消してください。
directory-make = 1年間有効なトークンを作成
directory-who = ユーザーの識別
field-directory-subject = サブジェクトの属性
field-directory-subject-hint = パートナーのサインインが sub として送信する値を持つ、ユーザーの属性です。まだ関連付けられていないユーザーに適用されます。パートナーが同じ値を別の人に割り当てることがない場合にのみ選択してください。
directory-subject-none = なし: アドレスによる最初のサインインで判定
directory-subject-external-id = externalId
directory-subject-user-name = userName

## Settings
nav-settings = 設定
settings-text = ここで保存した内容は、すべてのノードで直ちに有効になります。項目を空欄にすると既定値に戻ります。
settings-host = 会社
settings-languages = 言語
settings-mail = メール
settings-lifetimes = 期限
settings-limits = 上限
settings-contrast = 選択した色の最小コントラストは、明るいページで { $light }、暗いページで { $dark } です。文字には 4.5 が必要です。
settings-fixed = 構成で設定済み
settings-fixed-text = これらは構成ファイルまたは環境変数で設定されています。そこで変更するか、ここで設定するにはそこから取り除いてください。
setting-company = 会社名
setting-contact-url = ゲストの問い合わせ先
setting-contact-url-hint = https:// または mailto: で始まるリンク
setting-support = 電話の連絡先
setting-support-hint = すべてのページの下部に表示される1行。例: 電話番号と受付時間
setting-brand-accent = リンクとボタンの色
setting-brand-accent-hint = 例: #12558f。白い背景で読める濃さが必要です。暗いページでは明るくした色を使用します。
setting-logo = ロゴ
setting-logo-hint = 64 kB 以下の、明るい背景用の PNG または WebP 画像。SVG はスクリプトを含む可能性があるため使用できません。
setting-logo-remove = ロゴを削除
setting-language = ほかに決め手がない場合の言語
setting-languages = 提供する言語
setting-languages-hint = ゲストが切り替えられる言語です。何も選択しないか、すべて選択すると、翻訳済みのすべての言語を提供します。
setting-mail-from = メールの差出人
setting-mail-from-hint = 例: Contoso の後に guests@contoso.example を山かっこで囲んだもの、またはアドレスのみ
setting-mail-reply-to = 返信先
setting-mail-reply-to-hint = 招待者が示されていない場合
setting-mail-bounce = 配信できないメールの送信先
setting-mail-bounce-hint = 誰かが読んでいるメールボックス。空欄の場合は差出人
setting-mail-reminders = 招待のリマインダーを送るまでの日数
setting-mail-reminders-hint = 数値を5つまで。例: 3 10。送らない場合は 0 を入力します。
setting-mail-endings = アクセスの終了前にゲストに知らせる日数
setting-mail-endings-hint = 数値を5つまで。例: 2 14。知らせない場合は 0 を入力します。
setting-span-hint = 例: 12h、14d
setting-lifetimes-invitation = 招待の有効期間
setting-lifetimes-sponsor-grace = 担当者がいなくなったゲストの猶予期間
setting-limits-invitations = 1人の管理者が1日に招待できる新しいゲストの数
setting-limits-codes = 1つのネットワークに対して、1つのアドレスに1時間に送るコードの数
setting-limits-codes-of-strangers = すべての未知のデバイスに対して、1つのアドレスに1時間に送るコードの数
setting-limits-codes-from = 1つのネットワークが1時間に要求できるコードの数
setting-limits-guesses = 1つのネットワークが1時間に試せる誤ったリンクの数
setting-limits-lookups = 1つのネットワークが1時間に照会できるアドレスの数
event-settings = 設定
mails-title = メール
mails-text = ゲストとパートナーに届く各メールを、会社の名前、色、ロゴを付けて表示します。名前とリンクは例です。
mails-show = 表示
mails-from = 差出人
mails-html = HTML を表示
mails-send = 自分に送信
mails-send-to = ほかのメールと同じ送信トレイから { $mail } に送信します。届かない場合は、メールサーバーの応答がログに記録されています。
mail-kind = 種類
mail-language = 言語
mail-kind-invitation = 招待
mail-kind-reminder = 招待のリマインダー
mail-kind-code = コード
mail-kind-access-ending = アクセスの終了予告
mail-kind-access-ended = アクセスの終了
mail-kind-request-decision = 申請の決定
mail-kind-setup-link = パートナー用のセットアップリンク
mail-kind-security-notice = セキュリティ通知
done-mailed = メールを送信しました。

## Lists: guests and the audit chain
unconfirmed = アクティブ、未確認
ends-before = 終了日がこの日より前
views = 保存したフィルター:
view-name = フィルターの名前
view-save = フィルターを保存
this-filter = このフィルター
with-selected = 選択したものに対して
select-all = 該当する { $total } 件をすべて選択
extend = 最終日を設定
change-sponsor = 担当者を変更
export-csv = CSV として出力
export-jsonl = JSON Lines として出力
and-more = ほか { $count } 件
bulk-act-give = アプリを割り当てる
bulk-act-extend = 最終日を設定
bulk-act-sponsor = 担当者を変更
bulk-act-remove = アクセスを削除
bulk-changed = { $count } 人のゲストを変更しました
change-changed = 変更しました
change-unchanged = すでに設定済み
change-guest-unknown = 該当するゲストなし
change-guest-gone = 削除済みまたは凍結中
change-unavailable = 実行されませんでした。もう一度お試しください
actor-admin = すべての管理者
actor-guest = すべてのゲスト
actor-app = すべてのアプリ
actor-partner-admin = パートナーの IT 担当
actor-directory = パートナーのディレクトリ
actor-anonymous = 未サインイン
actor-operator = オペレーター
actor-system = Portico 自体
why-refused = 拒否の理由
reference = 参照番号
since-day = 開始日
until-day = 終了日
chain-holds = 正常
chain-verified = #{ $line } まで検証済み、{ $at }
chain-broken = 行 { $line } が記録時の内容と異なります。このデータベースをそのまま保存し、バックアップと比較してください。
chain-unchecked = まだ検証されていません。

## Admins, proofs and keys
nav-admins = 管理者
nav-keys = キー
done-rotated = 新しいキーを作成しました。アプリが認識できるようになり次第、署名に使用されます。
admin-role-app-owner = アプリ所有者
admins-title = 管理者
admin-add = 管理者を追加
admin-add-text = 最初のサインイン用の1回限りのリンクが発行されます。招待者とアプリ所有者が担当するパートナーとアプリは、次のページで設定します。
admin-link-once = このリンクはご自身で渡してください。{ $minutes } 分以内に1回だけ使用でき、表示されるのは今回だけです。
admin-bind = ロールと範囲
admin-bind-text = パートナーとアプリの指定は、招待者とアプリ所有者にのみ適用されます。次の要求から有効です。
admin-new-link = 新しい1回限りのリンク
admin-audit = 操作の記録
bound = 範囲が限定
bound-partners-hint = 招待者は、選択したパートナーの人だけを閲覧、招待できます。選択しない場合はすべてが対象です。
bound-apps-hint = 招待者は、選択したアプリだけを割り当てられます。選択しない場合はすべてが対象です。アプリ所有者が扱えるのは、選択したアプリだけです。
admin-step-up-title = ご本人確認
admin-step-up-text = 次の操作は元に戻せないか、影響が広範囲に及びます。パスキーでご本人であることを証明してください。証明後は元の画面に戻ります。
admin-step-up-none = ここにはパスキーがありません。1回限りのリンクでサインインし直し、パスキーを追加してください。オペレーターは次のコマンドでリンクを出力できます:
keys-title = 署名キー
keys-text = キーは自動的に切り替わります。次のキーは署名に使用される前に公開され、以前のキーは最後のトークンの期限が切れるまで残ります。
keys-rotate = 今すぐ切り替える
keys-rotate-text = キーが漏えいした可能性がある場合などに、新しいキーを作成し、アプリが認識できるようになり次第切り替えます。
keys-alg = アルゴリズム
keys-uses = ID トークンのアルゴリズム別のアプリ
keys-access = すべてのアプリのアクセストークン
keys-jwks = 公開しているキーセット
key-next = 次
key-current = 現在
key-retiring = 終了予定
signs-from = 署名の開始
signs-until = 署名の終了
published-until = 公開の終了
app-count = アプリ { $count } 個

## A guest: use and sessions
last-used = 最終使用
if-removed = 今削除した場合に利用が続く期限
closed-at-once = 直ちに終了
history-all = すべての履歴
end-session = 終了
end-session-of = { $time } のセッションを終了
end-sessions = すべてのセッションを終了

## Start page: what waits
count-unconfirmed = 未確認のアクティブなゲスト
count-orphans = 担当者のいないアクティブなゲスト
count-ending = 30日以内にアクセスが終了するアクティブなゲスト
count-mails = 未配信のメール
sign-ins-today = 今日のサインイン
signed-in = サインイン日時

## What guests ask for
requests-title = ゲストからの依頼
requests-none = 回答待ちの依頼はありません
requests-none-text = ゲストはアプリの一覧からアプリを依頼します。依頼できるアプリは、各アプリのページで設定します。
requests-all = ほかの担当者のものも含め、{ $count } 件の依頼をすべて表示
requests-mine = 自分宛てのみ ({ $count })
requests-wait = ゲストからの依頼が { $count } 件、回答を待っています
requests-invitations = 依頼されたその他の招待
request-title = { $guest } さんが { $app } を依頼しています
request-for = 依頼の内容
request-since = 依頼日時
request-kind-access = アクセス
request-kind-extension = 期間の延長
request-confirmed = 所属する会社による最終確認
request-last-used = アプリを最後に開いた日時
request-never-used = なし
request-now = 現在
request-opens = 開ける
request-guest-ends = ゲストのすべてのアクセスの終了
request-partner-ends = パートナーとの契約の終了
request-approve = 許可する
request-approve-text = ゲストはすぐにアプリを開けるようになり、メールで通知されます。期間の延長の場合、ゲスト自身の終了日のほうが早ければ、それも変更されます。
request-refuse = 許可しない
request-not-yours = ゲストの担当者、または管理を行う管理者が判断します。
field-request-until = 最終日
field-request-until-hint = 例: 2027-03-31。パートナーとの契約の終了日までの日付にします。
field-request-reason = 許可しない理由
field-request-reason-hint = ゲストがメールとアプリの一覧で読みます。
app-listing = アプリの一覧での表示
field-listing = アプリの用途
field-listing-hint = 名前の下に表示される、ゲスト向けの1行の説明。
field-requestable = 依頼
requestable-yes = パートナーとの契約に含まれている場合、ゲストはこのアプリを依頼できる
done-request-refused = 許可しませんでした。ゲストにはメールで通知されます。
event-request = アクセスの依頼

## Terms of use
nav-terms = 利用規約
done-published = 公開しました。このバージョンはもう変わりません。
condition-terms = ゲストが利用規約に同意している
event-terms = 利用規約
terms-title = 利用規約
terms-of-use = テキスト
field-terms-app = 求めるタイミング
field-terms-app-hint = アプリの利用規約は、全員が同意するものに加わります。
field-terms-title = 見出し
field-terms-text = 本文
field-terms-text-hint = 書式なしのテキスト。空行で段落が始まり、https のアドレスはリンクになります。見出しと本文を空にすると、その言語は外れます。
field-terms-from = 有効になる日
field-terms-from-hint = 例: 2027-03-31(その日の始まりから、UTC)。空欄: 今すぐ。
field-terms-also = 誰に求めるか
terms-again-all = 以前のバージョンに同意した人にもう一度求める
terms-yearly = 同意から1年後に全員へもう一度求める
terms-untitled = テキストはまだありません
terms-empty = ゲストが同意するものはまだありません
terms-empty-text = 最初のアクセスの前に同意してもらう内容を書いて、公開してください。
terms-from = 有効開始
terms-agreed = 同意したゲスト
terms-everything = すべて
terms-new = 新しいバージョン
terms-new-text = 前のバージョンのテキストから始まります。公開するまで誰にも求めません。
terms-new-go = 書く
terms-state-draft = 下書き
terms-state-to-come = 予定
terms-state-in-force = 有効
terms-state-replaced = 置き換え済み
terms-discard = 下書きを破棄
terms-next = 次のバージョンを書く
terms-published = 公開日時
terms-asked = 求める相手
terms-asks-all = 以前のバージョンに同意した人も含めて全員。
terms-asks-new = 以前のどのバージョンにも同意していない人。
terms-asks-yearly = 同意は1年で切れます。
terms-to-ask = これから同意する有効なゲスト
terms-write = 書く
terms-preview = ゲストの表示
terms-publish = 公開する
terms-publish-text = 公開したバージョンは変わりません。有効になると、求められたゲストは同意するまでアプリを開けません。アプリを使用中の人には、アプリがアクセスを更新するときに求めます。
