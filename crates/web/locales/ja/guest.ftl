# draft: not yet read by a native speaker
### Pages of guests, and what all pages share.

## All pages
skip = 本文へスキップ
help = ヘルプとお問い合わせ
error-prefix = エラー:
summary-title = 入力内容に問題があります
optional = (任意)
none-yet = まだありません。
or = または
continue = 続行
not-now = 今はしない
sign-out = サインアウト
go-to-apps = アプリの一覧へ
contact-person = { $name } さんに連絡する
back-to = { $name } に戻る
what-you-can-do = 対処方法
support-details = サポート用の詳細情報

## Sign-in
sign-in-title = { $company } にサインイン
sign-in-title-app = サインインして { $app } を開く
field-work-email = 仕事用のメールアドレスまたは会社名
continue-with = { $home } で続行
not-that-home = { $home } ではありませんか?
sign-in-hint = 会社のサインイン先を探すためにのみ使用します。
sign-in-invited = 招待を受けて初めてサインインする場合は、招待に記載されたリンクを開いてください。
passkey-use = パスキーを使用する
passkey-failed = 完了できませんでした。パスキーが使用されなかったか、デバイスによって中止されました。もう一度お試しください。
passkey-missing = パスキーを使用するには、パスキーに対応し、スクリプトを許可しているブラウザーが必要です。

## Mailed code
code-title = メールを確認してください
code-sent = { $address } に6桁のコードを送信しました。このブラウザーで { $minutes } 分間有効です。
code-sent-again = 新しいコードを送信しました。以前のコードは使用できません。
field-code = コード
code-hint = 6桁の数字です。空白は無視されます。
code-new = 新しいコードを送信する
code-back = アドレスが違いますか?
proof-title = 招待されたアドレスの確認
proof-why = { $home } としてサインインしましたが、招待の宛先は { $invited } です。どちらもご本人であることを確認してください。

## Passkey
passkey-title = 次回から、よりすばやくサインイン
passkey-why = このサイト用のキーをデバイスに保存できます。指紋、顔、または PIN でロックを解除します。これらの情報が当サイトに送られることはありません。
passkey-create = パスキーを作成する

## Invitation
invite-title =
    { $count ->
        [0] { $company } から招待されています
       *[other] { $company } から { $count } 個のアプリに招待されています
    }
invite-from = 招待者: { $name }
invite-from-mail = 招待者: { $name } ({ $mail })
invite-to = 宛先: { $address }、有効期限: { $until }
invite-apps = 利用できるようになるアプリ
invite-data-title = { $company } に提供される情報
invite-data-home = { $home } から取得するお名前とメールアドレス。
invite-data-code = この招待に記載されたお名前とメールアドレス。
invite-data-not = パスワード、写真、電話番号、グループは提供されません。
invite-accept = 承諾する
invite-accept-home = 承諾して { $home } でサインインする
invite-accept-code = サインイン用のコードをメールでお送りします。パスワードは必要ありません。
invite-unexpected = お心当たりがない場合は、何もせずにそのままにするか、お問い合わせください。
invite-decline = 辞退する
invite-report = お心当たりがありませんか? 報告またはブロック
decline-title = この招待を辞退しますか?
decline-text = リンクは使用できなくなり、用意されていた内容は終了します。{ $name } さんに通知されます。
field-decline-note = 理由
field-decline-note-hint = 招待した方に伝えられます。
field-decline-also = あわせて希望すること
decline-block = { $company } からこのアドレスへの招待を今後受け取らない
decline-report = 招待者について { $company } の管理者に確認を依頼する
decline-go = 辞退する
decline-back = 招待に戻る
declined-title = 招待を辞退しました
declined-text = この招待はもう使用できません。このページは閉じてかまいません。
declined-blocked = { $company } は今後このアドレスを招待できません。後で変更する可能性がある場合は、このリンクを保管しておいてください。
declined-unblock = 招待を再び許可する
invite-problem-title = この招待は使用できません
lead-ask = { $name } さんに新しい招待を依頼する
lead-sign-in = サインイン
lead-switch = 別のアカウントを使用する
lead-again = 再試行
lead-here = このブラウザーで続ける
problem-account = 使用したアカウント
problem-invited = 招待の宛先
problem-inviter = 招待者
asked-title = 依頼を送信しました
asked-text = { $name } さんに依頼が届きました。新しい招待を送るかどうかは { $name } さんが判断します。
asked-next = 招待はメールで届きます。このページは閉じてかまいません。

## Panel
panel-title = { $company } で利用できるアプリ
panel-empty = アプリはまだありません
panel-empty-ask = 必要なアプリについては、{ $name } さんに依頼してください。
panel-empty-host = 必要なアプリについては、招待した方に依頼してください。
panel-you = { $name } さん ({ $partner }) としてサインインしています
panel-until = { $day } まで
panel-no-link = アプリ自体のアドレスから開いてください
panel-find = アプリを検索
panel-find-go = 検索
panel-none-found = 一致するアプリはありません
panel-show-all = すべてのアプリを表示
panel-ends-in =
    { $days ->
        [0] 今日終了
       *[other] あと { $days } 日で終了
    }
panel-why = 現在開けません。理由を確認
panel-extend = 期間の延長を依頼
panel-star = { $app } を先頭に表示
panel-unstar = { $app } を先頭に表示しない
panel-requests = 依頼したもの
panel-waits = 回答待ち
panel-asked-on = { $day } に依頼
panel-asked-whom = { $day } に依頼、{ $name } さんが判断
panel-withdraw = 取り下げる
panel-approved = 許可
panel-refused = 不許可
panel-request = 別のアプリを依頼する
panel-asked = 依頼を送信しました。回答はメールで届き、ここにも表示されます。
panel-empty-request = 必要なアプリを依頼してください。回答はメールで届きます。

## Asking for an app
ask-title = 別のアプリを依頼する
ask-title-extend = { $app } の期間の延長を依頼する
ask-decides = 依頼はすぐに { $name } さんに届き、{ $name } さんが判断します。回答はメールで届きます。
ask-decides-host = 依頼はすぐに { $company } の管理者に届き、管理者が判断します。回答はメールで届きます。
ask-none = 依頼できるものはありません
ask-none-text = 貴社のゲストが依頼できるアプリは、すべて利用できるか、すでに依頼済みです。
ask-send = 依頼を送信する
field-ask-app = アプリ
field-ask-note = 必要な理由
field-ask-note-hint = 判断する担当者が読みます。

## Refusals
denial-title = サインインできません
denial-title-app = { $app } を開けません
denial-ask-text = ボタンを押すと、判断する担当者にすぐに届きます。回答はメールで届きます。
denial-asked = { $day } に依頼しました。回答はメールで届きます。
denial-ask = アクセスを依頼する
denial-ask-name = { $name } さんにアクセスを依頼する
denial-extend = 期間の延長を依頼する
denial-extend-name = { $name } さんに期間の延長を依頼する

## Signing out
sign-out-title = { $company } からサインアウトしますか?
sign-out-app = { $app } がサインアウトを求めています。ここでのセッションと、開いたアプリでのセッションが終了します。
sign-out-plain = ここでのセッションと、開いたアプリでのセッションが終了します。
stay = サインインしたままにする
signed-out-title = サインアウトしました
signed-out-text = { $company } でのセッションは終了しました。
sign-in-again = もう一度サインインする

## Consent, devices, the way back to an app
consent-title = { $app } に情報の提供を許可しますか?
consent-who = { $name } ({ $email }) としてサインインしています。{ $app } は { $company } が運営するアプリではありません。
consent-learns = このアプリが求めている情報:
consent-openid = 次回アクセス時に同じ方であること
consent-name = お名前
consent-email = 仕事用のメールアドレス
consent-locale = 使用言語
consent-always = 所属する会社とサインインの方法
consent-does = このアプリが求めている権限:
consent-stays = 同意は「同意したアプリ」からいつでも取り消せます。
consent-policy = { $app } のデータの取り扱い
consent-terms = { $app } の利用規約
consent-site = { $app } の Web サイト
consent-yes = 許可する
consent-no = 許可しない
consents-title = 同意したアプリ
consents-intro = これらのアプリは { $company } が運営するものではありません。同意を取り消すと、アプリは直ちにアクセスできなくなります。
consents-none = 他社が運営するアプリに同意していません。
consents-since = { $day } に同意
consents-withdraw = 同意を取り消す
consents-withdrawn = 同意を取り消しました。アプリはもうアクセスできません。
device-title = デバイスを接続する
device-intro = デバイスに表示されているコードを入力してください。
field-user-code = デバイスのコード
user-code-hint = 8文字の英字です。大文字と小文字、ハイフンの有無は区別されません。
device-ask-title = このデバイスで { $app } を開くことを許可しますか?
device-ask = デバイスが手元にあり、コード { $code } が表示されている場合にのみ許可してください。他の人から送られてきたコードは絶対に許可しないでください。
device-ask-who = このデバイスは { $name } ({ $email }) として動作します。
device-yes = 接続する
device-no = 接続しない
device-done-title = デバイスを接続しました
device-done = このページは閉じてかまいません。デバイスの処理は自動的に続きます。
device-refused-title = デバイスは接続されていません
device-refused = 接続を許可しませんでした。デバイスには何も渡されていません。
return-title = アプリに戻る
return-text = アプリが自動的に開かない場合は、ボタンを押してください。
return-button = 進む
signed-out-apps = サインアウトしたことをアプリに通知しています。

## The second factor
step-up-title = もう一度ご本人確認をお願いします
step-up-title-app = { $app } を開くには、もう一度ご本人確認が必要です
step-up-why = 2要素でサインインしたことが会社から通知されませんでしたが、このアプリではそれが必要です。確認はこのセッションで1回だけです。
step-up-lost = デバイスを紛失しましたか? 招待した方を通じて、第2要素をリセットしてもらえます。
field-totp = 認証アプリのコード
totp-hint = 6桁の数字です。30秒ごとに新しいコードに変わります。
totp-begin = 代わりに認証アプリを使用する
totp-set-up = 次のキーを認証アプリに追加し、表示されたコードを入力してください。
totp-key = キー
totp-open = このデバイスのアプリで開く

## Mail domains
domain-proof-title = { $domain } の所有者の確認
domain-proof-ask = { $partner } は、メールドメイン { $domain } を自社のものとしています。あなたはこのドメインのポストマスター宛てのメールを受け取っています。この内容は正しいですか?
domain-proof-confirm = はい、確認します
domain-proof-unexpected = 正しくない場合は、このページを閉じてください。何も確認されません。
domain-proof-done = 確認しました。{ $domain } は { $partner } のドメインです。ほかに必要な操作はありません。

## From mailed codes to the company's own sign-in
move-title = 今後は { $home } でサインインします
move-why = 会社が独自のサインインを接続しました。そちらで一度続行すると、以後はメールのコードとパスキーに代わって使用されます。
move-keeps = アプリ、グループ、これまでの操作はすべてそのまま引き継がれます。
move-later = 今はしない
move-until = メールのコードとパスキーは { $until } まで使用できます。
move-over = メールのコードとパスキーではサインインできなくなりました。
proof-why-move = { $home } としてサインインしました。{ $invited } のアカウントをこれに置き換えるため、そのメールボックスがご本人のものであることをもう一度確認してください。
sign-in-code = 代わりにコードをメールで受け取る

## A company connects its sign-in
setup-title = { $partner } の接続
setup-invited = { $inviter } さんから、{ $partner } のサインインを { $company } に接続するよう依頼がありました。接続すると、社員の方は既存のアカウントでサインインできます。
setup-takes = 3ページ、5分ほどで完了します。入力内容はすべて保存され、このリンクは完了するまで使用できます。
setup-mailbox = ご本人だけが入れるように、{ $address } にコードをお送りします。
setup-mail-code = コードをメールで受け取る
setup-steps = 手順
setup-step-provider = 会社
setup-step-connect = 接続
setup-step-test = テストと引き渡し
setup-provider-text = 会社のメールドメインを入力してください。そこからサインインを検出します。製品がわかる場合は選択してください。
setup-find-out = 検出する
template-generic = その他の OpenID Connect プロバイダー
template-entra = Microsoft Entra ID
template-google = Google Workspace
template-okta = Okta
template-keycloak = Keycloak
template-auth0 = Auth0
template-authentik = authentik
setup-register = 貴社のサインインに当システムを登録してください
setup-guide-generic = Web アプリケーション (認可コード、OpenID Connect) を次の値で追加してください。
setup-guide-entra = Entra 管理センターで「アプリの登録」>「新規登録」を開き、種類を「Web」としてこのリダイレクト URI を登録します。その後、アプリケーション (クライアント) ID と、ディレクトリ (テナント) ID を含むアドレスを貼り付けてください。
setup-guide-google = Google Cloud コンソールで「API とサービス」>「認証情報」を開き、種類が「ウェブ アプリケーション」の OAuth クライアント ID をこのリダイレクト URI で作成します。Google ではクライアントシークレットが必要です。
setup-guide-okta = Okta で Applications、Create App Integration、OIDC、Web Application の順に選択します。Client authentication は Public key / Private key とし、当システムのキーの URL を指定してください。
setup-guide-keycloak = Keycloak で Clients、Create client の順に選択し、Client authentication をオンにします。Credentials で Signed Jwt を選択し、当システムのキーの URL を指定してください。
setup-guide-auth0 = Auth0 で Applications、Create Application、Regular Web Application の順に選択し、このコールバック URL を指定してください。
setup-guide-authentik = authentik で Applications、Create with provider、OAuth2/OpenID の順に選択し、confidential としてこのリダイレクト URI を指定してください。
setup-scopes = 要求するスコープ
setup-tell = 貴社の値を入力してください
field-setup-domains = 会社のメールドメイン
field-template = 製品
field-setup-issuer = サインインのアドレス
field-setup-issuer-hint = 発行者 (issuer)、メタデータのアドレス、またはサインインのいずれかのアドレスを入力してください。残りは自動的に検出します。
field-setup-client-id = 当システムに割り当てられたクライアント ID
field-setup-secret-hint = 空欄のままにしてください。当システムはキーで認証します。シークレットが必要なのは、キーに対応していないプロバイダーだけです。
setup-has-secret = シークレットが保存されています。そのまま使用する場合は空欄にしてください。
setup-forget-secret = シークレットを破棄してキーを使用する
setup-secret-needed = このプロバイダーは当システムのキーに対応していません。プロバイダーでクライアントシークレットを作成し、ここに貼り付けてください。
setup-entered = 入力内容
setup-proof = 当システムの認証方法
setup-proof-keys = 公開しているキー
setup-proof-secret = クライアントシークレット
setup-test = テスト
setup-test-text = ご自分のアカウントで一度サインインしてください。これでアクセスが許可されることはなく、返された内容を表示するだけです。
setup-test-begin = サインインをテストする
setup-submit = { $company } に引き渡す
setup-handed-over = 引き渡しました。{ $company } が確認します。ほかに必要な操作はありません。
setup-returned = { $at } に { $company } から差し戻されました。必要な箇所を変更し、もう一度テストしてから、あらためて引き渡してください。
setup-live = 承認されました。社員の方はこの方法でサインインできます。
setup-reopen = 取り下げて変更する
setup-found = テスト結果
setup-subject = サブジェクト (短縮表示)
setup-subject-note = 注意
setup-subject-reusable = サブジェクトがメールアドレスまたはユーザー名になっています。こうした名前は後で別の人に割り当てられることがあり、その人が以前の人と見なされてしまいます。変わることのない ID を sub として送信することをお勧めします。
setup-name = 名前
setup-email = メールアドレス
setup-email-verified = 貴社によるアドレスの確認
setup-yes = はい
setup-no = いいえ
setup-groups = グループ
setup-amr = 認証方法 (amr)
setup-acr = 認証コンテキスト (acr)
setup-skew = 当システムの時計に対する進み (秒)
setup-not-said = 情報なし
setup-attempts = これまでのテスト
setup-attempt-at = 日時
setup-attempt-by = 実行者
setup-attempt-result = 結果
setup-attempt-open = 実行中
setup-attempt-passed = 合格
setup-hint-client = クライアント ID と、登録されているシークレットまたは当システムのキーの URL を確認してください。
setup-hint-redirect = 登録されているリダイレクト URI を確認してください。当システムのものと完全に一致する必要があります。
setup-hint-scope = 要求しているスコープを許可してください。
setup-attempt-old = 最後の変更より前
setup-domains = 貴社のドメイン
setup-domains-text = DNS の TXT レコードで、ドメインが貴社のものであることを証明できます。テストには不要ですが、承認が早くなる場合があります。
setup-domain-proven = 証明済み
setup-domain-waits = DNS の反映待ち
setup-domain-check = 今すぐ確認する
setup-record = TXT レコード
setup-record-value = 値
setup-colleague = 同僚に続きを依頼する
setup-colleague-send = リンクを送信する
setup-colleague-sent = リンクを送信しました。
setup-colleague-unknown = このアドレスは、当方で把握している貴社のドメインに属していません。このアドレスへのリンクの送信を担当者に依頼してください。
field-colleague = 同僚のメールアドレス
field-colleague-hint = 貴社のメールドメインのアドレスを入力してください。同じセットアップ用の専用リンクが送られます。
setup-contact = ご質問は { $name } さんまでお寄せください。
setup-until = このリンクは { $until } まで有効です。
issuer-fault-missing = サインインのアドレスを入力してください。
issuer-fault-too-long = アドレスとして長すぎます。アドレスだけを貼り付けてください。
issuer-fault-markup = これはページのソースです。アドレスバーに表示されているアドレスを貼り付けてください。
issuer-fault-mail-address = これはメールアドレスです。サインインの Web アドレスを貼り付けてください。
issuer-fault-malformed = Web アドレスではありません。Web アドレスは https:// で始まります。
issuer-fault-scheme = 使用できるのは https:// で始まるアドレスだけです。
issuer-fault-ip = これは IP アドレスです。サインインのホスト名を使用してください。
issuer-fault-local = この名前は特定のネットワーク内でしか使用できません。インターネットから利用できる名前を使用してください。
issuer-fault-public-suffix = これは多くの会社が共有するサフィックスです。完全な名前を入力してください。
issuer-fault-user-info = @ の前のユーザー名とパスワードを取り除いてください。
discovery-fault-not-allowed = このアドレスには接続できません。インターネットから到達できるアドレスである必要があります。
discovery-fault-invalid = 発行者の識別子 (issuer) ではありません。
discovery-fault-unreachable = 応答がありません。アドレスが正しいこと、インターネットから到達できることを確認してください。
discovery-fault-status = サーバーはありますが、OpenID の構成がありません。発行者、または /.well-known/openid-configuration で終わるアドレスを貼り付けてください。
discovery-fault-page = 通常の Web ページまたは XML ドキュメントがあり、OpenID の構成ではありません。代わりに発行者を貼り付けてください。
discovery-fault-not-metadata = 取得した内容は OpenID の構成ではありません。
discovery-fault-other-issuer = プロバイダーが名乗っている発行者が異なります。プロバイダーが示す発行者を貼り付けてください。
discovery-fault-endpoint = OpenID の構成に含まれるアドレスが不足しているか、使用できません。

## The guest's passkeys
passkeys-title = パスキーの管理
passkeys-text = ご本人であることを証明する手段です。変更があるとメールでお知らせします。
passkeys-one = パスキー { $number }
passkeys-made = 追加日時: { $at }
passkeys-used = 最終使用日時: { $at }
passkeys-unused = 使用されたことはありません。
passkeys-none = パスキーはありません。
passkeys-totp = 認証アプリ
passkeys-add = パスキーを追加する
passkeys-removed = 削除しました。今後は使用できません。

recovery-lost = 紛失しました
recovery-title = 本人確認の手段を紛失した場合
recovery-begin = メールでコードをお送りします。その後、こちらの担当者に連絡が届き、担当者がお話を伺います。承認後、このブラウザーで新しいパスキーを作成すると、紛失した手段は使用できなくなります。
recovery-send = コードをメールで受け取る
recovery-asked = こちらの担当者にメールで連絡しました。担当者がお話を伺います。回答があるとメールが届きますので、このブラウザーでこのページに戻ってください。
recovery-asked-until = 回答の期限は { $at } です。
recovery-refused = 依頼は拒否されました。何も変更されていません。招待した方にご相談ください。
recovery-make = 新しいパスキーを作成できます。作成すると、これまでのパスキーと認証アプリはすべて使用できなくなり、他のブラウザーはサインアウトされます。
recovery-make-until = このブラウザーで { $at } まで作成できます。
recovery-again = もう一度確認する
choose-home = 会社に複数のサインインがあります。ご利用のものを選択してください。それぞれの下のアドレスが移動先です。

## The guest's own data
me-title = アクセスとプライバシー
me-who = ここでのご本人の情報
me-name = 名前
me-email = メールアドレス
me-company = 会社
me-through = サインイン方法
me-confirmed = 所属する会社による最終確認
me-ends = すべてのアクセスの終了
me-sponsor = 担当者
me-nobody = 特になし
me-said = 所属する会社から受け取った情報
me-vouched = 所属する会社が確認済み
me-apps = 利用できるアプリ
me-why = 理由
me-why-guest = 直接割り当て
me-why-group = グループ
me-why-partner = 全員に割り当て:
me-gets = アプリが持つあなたの情報
me-gets-nothing = まだありません
me-last-used = 最後に開いた日時
me-until = 期限
me-shut = 現在開けません
me-sign-ins = 過去30日間のサインイン
me-signed-in = サインイン
me-do = できること
me-language = ページとメールの言語
me-save = 保存
me-download = 自分のデータをダウンロード
me-sign-out = すべての場所からサインアウト
me-leave = { $company } から離脱する
leave-title = { $company } から離脱しますか?
leave-text = すべてが直ちに終了します。すべての場所からサインアウトされ、どのアプリも開けなくなります。
leave-apps = 利用できなくなるアプリ
leave-erased = { $days } 日後に、記録から個人情報がすべて消去されます。
leave-erased-now = 記録から個人情報が直ちにすべて消去されます。
leave-told = { $name } さんに通知されます。
leave-back = 再び利用するには新しい招待が必要で、以前のものは一切引き継がれません。
leave-go = 離脱する
leave-stay = 利用を続ける
left-title = { $company } から離脱しました
left-text = すべての場所からサインアウトされ、どのアプリも開けなくなりました。このページは閉じてかまいません。

## Terms of use
invite-terms = 同意をお願いするもの:
panel-terms = 同意をお待ちしています
me-terms = 同意した利用規約
terms-ask-title = 続ける前に
terms-ask = { $company } はゲストの皆様に次の内容への同意をお願いしています。
terms-ask-app = { $company } は { $app } を開く方に次の内容への同意をお願いしています。
terms-since = { $day } から有効
terms-version = バージョン { $number }
terms-agree = 同意する
terms-kept = いつどのバージョンに同意したかを記録します。ご自身のアクセスとデータのページで確認できます。
terms-later-title = まだ同意していません
terms-later = 同意がないと、{ $company } のアプリは開けません。
terms-later-app = 同意がないと、{ $app } は開けません。
terms-later-text = ほかには何も変わっていません。いつでも同意、サインアウト、または退会ができます。
terms-again = もう一度読む
terms-counts-not = 置き換え済みまたは期限切れ
