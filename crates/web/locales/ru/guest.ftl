# draft: not yet read by a native speaker
### Страницы гостей и общее для всех страниц.

## Все страницы
skip = Перейти к содержимому
help = Помощь и контакты
error-prefix = Ошибка:
summary-title = Возникла проблема
optional = (необязательно)
none-yet = Пока ничего нет.
or = или
continue = Продолжить
not-now = Не сейчас
sign-out = Выйти
go-to-apps = Перейти к приложениям
contact-person = Связаться: { $name }
back-to = Назад: { $name }
what-you-can-do = Что можно сделать
support-details = Сведения для службы поддержки

## Даты; все в UTC

## Вход
sign-in-title = Вход в «{ $company }»
sign-in-title-app = Войдите, чтобы открыть «{ $app }»
field-work-email = Рабочая электронная почта или компания
continue-with = Продолжить через { $home }
not-that-home = Не { $home }?
sign-in-hint = Нужно только для того, чтобы найти страницу входа вашей компании.
sign-in-invited = Вас пригласили, но вы ещё не входили? Откройте ссылку из приглашения.
passkey-use = Использовать ключ доступа
passkey-failed = Не получилось. Ключ доступа не был использован, или устройство прервало операцию. Повторите попытку.
passkey-missing = Для ключей доступа нужен браузер, который их поддерживает и разрешает скрипты.

## Код по почте
code-title = Проверьте почту
code-sent =
    { $minutes ->
        [one] Мы отправили 6-значный код на { $address }. Он действует { $minutes } минуту, в этом браузере.
        [few] Мы отправили 6-значный код на { $address }. Он действует { $minutes } минуты, в этом браузере.
        [many] Мы отправили 6-значный код на { $address }. Он действует { $minutes } минут, в этом браузере.
       *[other] Мы отправили 6-значный код на { $address }. Он действует { $minutes } минуты, в этом браузере.
    }
code-sent-again = Новый код отправлен. Прежние коды больше не действуют.
field-code = Код
code-hint = 6 цифр. Пробелы не имеют значения.
code-new = Отправить новый код
code-back = Неверный адрес?
proof-title = Подтвердите адрес, на который пришло приглашение
proof-why = Вы вошли как { $home }, а приглашение было для { $invited }. Подтвердите, что в обоих случаях это вы.

## Ключ доступа
passkey-title = Быстрый вход в следующий раз
passkey-why = Ваше устройство может хранить ключ для этого сайта. Вы разблокируете его отпечатком пальца, лицом или PIN-кодом; мы их никогда не видим.
passkey-create = Создать ключ доступа

## Приглашение
invite-title =
    { $count ->
        [0] Вас приглашает «{ $company }»
        [one] «{ $company }» приглашает вас в { $count } приложение
        [few] «{ $company }» приглашает вас в { $count } приложения
        [many] «{ $company }» приглашает вас в { $count } приложений
       *[other] «{ $company }» приглашает вас в { $count } приложения
    }
invite-from = От кого: { $name }
invite-from-mail = От кого: { $name } ({ $mail })
invite-to = Кому: { $address }, действует до { $until }
invite-apps = Вы сможете открывать
invite-data-title = Что узнает «{ $company }»
invite-data-home = Ваше имя и адрес электронной почты, из { $home }.
invite-data-code = Ваше имя и адрес электронной почты, как в этом приглашении.
invite-data-not = Но не ваш пароль, фотографию, номер телефона или группы.
invite-accept = Принять
invite-accept-home = Принять и войти через { $home }
invite-accept-code = Мы пришлём по почте код для входа. Пароль не нужен.
invite-unexpected = Не ждали приглашения? Тогда ничего не делайте или спросите отправителя.
invite-problem-title = Это приглашение не действует
lead-ask = Запросить новое приглашение: { $name }
lead-sign-in = Войти
lead-switch = Использовать другую учётную запись
lead-again = Повторить попытку
lead-here = Продолжить в этом браузере
problem-account = Вы использовали
problem-invited = Приглашение для
problem-inviter = Кто пригласил
asked-title = Ваш запрос отправлен
asked-text = { $name } уже видит запрос и решит, отправить ли новое приглашение.
asked-next = Оно придёт по почте. Эту страницу можно закрыть.

## Панель
panel-title = Ваши приложения в «{ $company }»
panel-empty = Приложений пока нет
panel-empty-ask = Попросите о нужных вам приложениях: { $name }.
panel-empty-host = Попросите о нужных вам приложениях того, кто вас пригласил.
panel-you = Вы вошли как { $name }, { $partner }
panel-until = до { $day }
panel-no-link = Открывается по своему адресу

## Отказы
denial-title = Вход невозможен
denial-title-app = Нельзя открыть «{ $app }»

## Выход
sign-out-title = Выйти из «{ $company }»?
sign-out-app = «{ $app }» просит завершить ваш сеанс. Он закончится здесь и в открытых вами приложениях.
sign-out-plain = Ваш сеанс закончится здесь и в открытых вами приложениях.
stay = Остаться
signed-out-title = Вы вышли
signed-out-text = Ваш сеанс в «{ $company }» завершён.
sign-in-again = Войти снова

## Согласие, устройства, возврат в приложение
consent-title = Передать приложению «{ $app }» данные о вас?
consent-who = Вы вошли как { $name }, { $email }. Приложением «{ $app }» управляет не «{ $company }».
consent-learns = Приложение хочет знать:
consent-openid = что это вы, когда вы вернётесь
consent-name = ваше имя
consent-email = ваш рабочий адрес электронной почты
consent-locale = ваш язык
consent-always = вашу компанию и способ входа
consent-does = Приложение запрашивает разрешение:
consent-stays = Вы можете в любой момент отозвать согласие в разделе «Приложения, которым вы дали согласие».
consent-policy = Как «{ $app }» использует данные
consent-terms = Условия использования «{ $app }»
consent-site = «{ $app }» в Интернете
consent-yes = Разрешить
consent-no = Не разрешать
consents-title = Приложения, которым вы дали согласие
consents-intro = Этими приложениями управляет не «{ $company }». Если вы отзовёте согласие, приложение сразу потеряет доступ.
consents-none = Вы не давали согласия сторонним приложениям.
consents-since = согласие дано { $day }
consents-withdraw = Отозвать
consents-withdrawn = Согласие отозвано. У приложения больше нет доступа.
device-title = Подключение устройства
device-intro = Введите код, который показывает устройство.
field-user-code = Код на устройстве
user-code-hint = Восемь букв. Регистр и дефисы не имеют значения.
device-ask-title = Разрешить этому устройству открыть «{ $app }»?
device-ask = Соглашайтесь, только если устройство у вас в руках и на нём показан код { $code }. Никогда не соглашайтесь на код, который вам кто-то прислал.
device-ask-who = Устройство будет действовать от имени { $name }, { $email }.
device-yes = Подключить
device-no = Не подключать
device-done-title = Устройство подключено
device-done = Эту страницу можно закрыть. Устройство продолжит само.
device-refused-title = Устройство не подключено
device-refused = Вы отказались. Устройство ничего не получило.
return-title = Возврат в приложение
return-text = Нажмите кнопку, если приложение не открывается само.
return-button = Продолжить
signed-out-apps = Мы сообщаем вашим приложениям, что вы вышли.

## Второй фактор
step-up-title = Ещё одно подтверждение, что это вы
step-up-title-app = Ещё одно подтверждение, что это вы: «{ $app }»
step-up-why = Ваша компания не сообщила нам, что вы вошли с двумя факторами, а это приложение этого требует. Подтвердить нужно один раз за сеанс.
step-up-lost = Потеряли устройство? Тот, кто вас пригласил, может попросить сбросить ваш второй фактор.
field-totp = Код из приложения-аутентификатора
totp-hint = Шесть цифр; новый код появляется каждые 30 секунд.
totp-begin = Использовать приложение-аутентификатор
totp-set-up = Добавьте этот ключ в приложение-аутентификатор, затем введите код, который оно покажет.
totp-key = Ключ
totp-open = Открыть в приложении на этом устройстве

## Почтовые домены
domain-proof-title = Кому принадлежит { $domain }?
domain-proof-ask = «{ $partner }» утверждает, что почтовый домен { $domain } принадлежит этой компании. Вы читаете почту ящика postmaster этого домена. Это верно?
domain-proof-confirm = Да, подтвердить
domain-proof-unexpected = Если это не так, закройте эту страницу. Ничего не будет подтверждено.
domain-proof-done = Подтверждено: { $domain } принадлежит «{ $partner }». Больше ничего делать не нужно.

## От кодов по почте к собственному входу компании
move-title = Теперь входите через { $home }
move-why = Ваша компания подключила свой вход. Воспользуйтесь им один раз, и он заменит здесь коды по почте и ключи доступа.
move-keeps = Ваши приложения, группы и всё, что вы здесь сделали, сохранятся.
move-later = Не сейчас
move-until = Коды по почте и ключи доступа действуют до { $until }.
move-over = Войти по коду из почты или ключу доступа больше нельзя.
proof-why-move = Вы вошли как { $home }. Чтобы этот вход заменил вашу учётную запись { $invited }, подтвердите ещё раз, что почтовый ящик ваш.
sign-in-code = Прислать код по почте

## Компания подключает свой вход
setup-title = Подключение «{ $partner }»
setup-invited = { $inviter } просит вас подключить вход компании «{ $partner }» к «{ $company }». Ваши сотрудники будут входить со своими существующими учётными записями.
setup-takes = Три страницы, около пяти минут. Всё, что вы вводите, сохраняется; ссылка действует, пока вы не закончите.
setup-mailbox = Чтобы войти могли только вы, мы отправим код на { $address }.
setup-mail-code = Прислать код
setup-steps = Шаги
setup-step-provider = Компания
setup-step-connect = Подключение
setup-step-test = Проверка и передача
setup-provider-text = Укажите почтовые домены вашей компании. По ним мы найдём ваш вход; выберите продукт, если знаете его.
setup-find-out = Определить автоматически
template-generic = Другой поставщик OpenID Connect
template-entra = Microsoft Entra ID
template-google = Google Workspace
template-okta = Okta
template-keycloak = Keycloak
template-auth0 = Auth0
template-authentik = authentik
setup-register = Зарегистрируйте нас в вашей системе входа
setup-guide-generic = Добавьте веб-приложение (authorization code, OpenID Connect) с этими значениями.
setup-guide-entra = В центре администрирования Entra: «Регистрация приложений», «Новая регистрация», этот URI перенаправления типа «Веб». Затем вставьте идентификатор приложения (клиента) и адрес с вашим идентификатором каталога (клиента).
setup-guide-google = В консоли Google Cloud: «API и сервисы», «Учётные данные», идентификатор клиента OAuth типа «Веб-приложение» с этим URI перенаправления. Google требует секрет клиента.
setup-guide-okta = В Okta: Applications, Create App Integration, OIDC, Web Application. Client authentication: Public key / Private key, с URL наших ключей.
setup-guide-keycloak = В Keycloak: Clients, Create client, включите Client authentication; на вкладке Credentials выберите Signed Jwt и укажите URL наших ключей.
setup-guide-auth0 = В Auth0: Applications, Create Application, Regular Web Application, с этим URL обратного вызова.
setup-guide-authentik = В authentik: Applications, Create with provider, OAuth2/OpenID, confidential, с этим URI перенаправления.
setup-scopes = Запрашиваемые области (scopes)
setup-tell = Сообщите нам ваши значения
field-setup-domains = Почтовые домены вашей компании
field-template = Продукт
field-setup-issuer = Адрес вашей системы входа
field-setup-issuer-hint = Издатель (issuer), адрес метаданных или любой её адрес; остальное найдём мы.
field-setup-client-id = Идентификатор клиента, который вы нам выдали
field-setup-secret-hint = Оставьте пустым: мы подтверждаем себя своими ключами. Секрет нужен только поставщику, который не принимает ключи.
setup-has-secret = Секрет сохранён. Оставьте поле пустым, чтобы не менять его.
setup-forget-secret = Удалить его и использовать ключи
setup-secret-needed = Этот поставщик не принимает наши ключи. Создайте там секрет клиента и вставьте его сюда.
setup-entered = Что вы ввели
setup-proof = Мы подтверждаем себя с помощью
setup-proof-keys = наших опубликованных ключей
setup-proof-secret = секрета клиента
setup-test = Проверка
setup-test-text = Войдите один раз со своей учётной записью. Доступа это никому не даёт; мы покажем, что пришло в ответ.
setup-test-begin = Проверить вход
setup-submit = Передать в «{ $company }»
setup-handed-over = Передано. «{ $company }» рассмотрит настройку; больше ничего делать не нужно.
setup-returned = «{ $company }» возвращает настройку: { $at }. Измените, что нужно, проверьте ещё раз и передайте снова.
setup-live = Одобрено: теперь ваши сотрудники входят так.
setup-reopen = Забрать, чтобы что-то изменить
setup-found = Что показала проверка
setup-subject = Субъект (сокращённо)
setup-subject-note = Внимание
setup-subject-reusable = Субъект — это адрес почты или имя пользователя. Такие имена однажды достаются другому человеку, и его приняли бы за прежнего: лучше передавайте в sub постоянный идентификатор.
setup-name = Имя
setup-email = Адрес электронной почты
setup-email-verified = Адрес подтверждён вами
setup-yes = да
setup-no = нет
setup-groups = Группы
setup-amr = Методы (amr)
setup-acr = Контекст (acr)
setup-skew = Часы опережают наши, в секундах
setup-not-said = не указано
setup-attempts = Выполненные проверки
setup-attempt-at = Когда
setup-attempt-by = Кто
setup-attempt-result = Результат
setup-attempt-open = выполняется
setup-attempt-passed = пройдена
setup-hint-client = Проверьте идентификатор клиента и секрет или URL наших ключей, как они там зарегистрированы.
setup-hint-redirect = Проверьте зарегистрированный там URI перенаправления: он должен точно совпадать с нашим.
setup-hint-scope = Разрешите области (scopes), которые мы запрашиваем.
setup-attempt-old = до последнего изменения
setup-domains = Ваши домены
setup-domains-text = TXT-запись в DNS доказывает, что домен ваш. Для проверки входа она не нужна, но может ускорить одобрение.
setup-domain-proven = подтверждён
setup-domain-waits = ждём DNS
setup-domain-check = Проверить сейчас
setup-domain-check-named = Проверить сейчас: { $name }
setup-record = TXT-запись
setup-record-value = Её значение
setup-colleague = Поручить продолжение коллеге
setup-colleague-send = Отправить ссылку
setup-colleague-sent = Ссылка отправлена.
setup-colleague-unknown = Этот адрес не относится ни к одному известному нам домену вашей компании. Попросите ваше контактное лицо отправить туда ссылку.
field-colleague = Адрес электронной почты коллеги
field-colleague-hint = В почтовом домене вашей компании. Коллега получит собственную ссылку на эту же настройку.
setup-contact = Вопросы? Ваше контактное лицо: { $name }.
setup-until = Срок действия этой ссылки: до { $until }
issuer-fault-missing = Введите адрес вашей системы входа.
issuer-fault-too-long = Это длиннее, чем может быть адрес. Вставьте только адрес.
issuer-fault-markup = Это исходный код страницы. Вставьте её адрес — то, что указано в адресной строке.
issuer-fault-mail-address = Это адрес электронной почты. Вставьте веб-адрес вашей системы входа.
issuer-fault-malformed = Это не веб-адрес. Он начинается с https://.
issuer-fault-scheme = Можно использовать только адреса https://.
issuer-fault-ip = Это IP-адрес. Используйте имя вашей системы входа.
issuer-fault-local = Это имя известно только внутри одной сети. Используйте то, которое работает из Интернета.
issuer-fault-public-suffix = Это суффикс, общий для многих компаний. Введите имя целиком.
issuer-fault-user-info = Уберите имя и пароль перед знаком @.
discovery-fault-not-allowed = К этому адресу мы не подключаемся. Он должен быть доступен из Интернета.
discovery-fault-invalid = Это не идентификатор издателя (issuer).
discovery-fault-unreachable = Ответа нет. Проверьте адрес и доступность из Интернета.
discovery-fault-status = Сервер есть, но конфигурации OpenID нет. Вставьте издателя (issuer) или адрес, который заканчивается на /.well-known/openid-configuration.
discovery-fault-page = Там страница для людей или документ XML, а не конфигурация OpenID. Вставьте вместо этого издателя (issuer).
discovery-fault-not-metadata = То, что там находится, не является конфигурацией OpenID.
discovery-fault-other-issuer = Поставщик называет себя иначе. Вставьте издателя (issuer), которого он указывает.
discovery-fault-endpoint = Адрес в конфигурации OpenID отсутствует или непригоден.

## Ключи доступа гостя
passkeys-title = Ваши ключи доступа
passkeys-text = То, чем вы можете подтвердить, что это вы. При любых изменениях здесь вы получите письмо.
passkeys-one = Ключ доступа { $number }
passkeys-made = Добавлено: { $at }.
passkeys-used = Последнее использование: { $at }.
passkeys-unused = Ещё не использовался.
passkeys-none = У вас нет ключей доступа.
passkeys-totp = Приложение-аутентификатор
passkeys-add = Добавить ключ доступа
passkeys-removed = Удалено. Больше не принимается.

recovery-lost = У меня этого больше нет
recovery-title = Вы потеряли средства подтверждения
recovery-begin = Мы пришлём вам код по почте. Затем мы обратимся к тому, кто отвечает здесь за вас, и этот человек захочет с вами поговорить. После этого вы создадите новый ключ доступа в этом браузере, а то, что вы потеряли, больше не будет приниматься.
recovery-send = Прислать код
recovery-asked = Тому, кто отвечает здесь за вас, отправлено письмо; этот человек захочет с вами поговорить. Когда он ответит, вы получите письмо; тогда вернитесь на эту страницу в этом браузере.
recovery-asked-until = Ответить можно до { $at }.
recovery-refused = Ваш запрос отклонён. Ничего не изменилось. Поговорите с тем, кто вас пригласил.
recovery-make = Теперь вы можете создать новый ключ доступа. После этого все прежние ключи доступа и приложение-аутентификатор перестанут приниматься, а в других браузерах будет выполнен выход.
recovery-make-until = Возможно в этом браузере до { $at }.
recovery-again = Проверить снова
choose-home = У вашей компании несколько систем входа. Выберите ту, которой пользуетесь; адрес под каждой показывает, куда она ведёт.
