# draft: not yet read by a native speaker
### Страницы администраторов.

## Навигация и слова всех страниц
nav = Главное меню
nav-dashboard = Начало
nav-guests = Гости
nav-partners = Партнёры
nav-apps = Приложения
nav-groups = Группы
nav-policy = Правила
nav-audit = Аудит
yes = Да
no = Нет
cancel = Отмена
save = Сохранить
next = Далее
older = Более ранние
refresh = Обновить
find = Найти
filter = Фильтровать
more-filters = Другие фильтры
any = Любое
state = Состояние
in-use = Используется
off = Отключено
switch-on = Включить
switch-off = Отключить
suspend = Приостановить
resume = Возобновить
take-away = Убрать
refused = Отказано
shown-of = { $shown } из { $total }
id = Идентификатор
app = Приложение
guest = Гость
group = Группа
partner = Партнёр
members = Участники
sessions = Активные сеансы
until = До
ends = Окончание
history = История
done-saved = Сохранено.
done-invited = Приглашение отправлено.
done-invited-shared = Приглашение отправлено. Вероятно, этот почтовый ящик читают несколько человек, и принять его может тот, кто первым откроет ссылку: лучше пригласить каждого отдельно.
done-unlinked = Связь удалена. Сеансы завершены. Без учётных записей гость замораживается и может вернуться только по новому приглашению.
done-resent = Новое приглашение отправлено. Прежняя ссылка больше не действует.
done-suspended = Доступ приостановлен. Сеансы завершены, и теперь ничего нельзя открыть.
done-resumed = Доступ возобновлён.
done-ended = Завершено.
done-taken = Убрано. Действует со следующего запроса.
done-factors-reset = Сброшено. Гость входит заново и может добавить другой фактор.
done-given = Назначено. Действует со следующего запроса.
done-dismissed = Отложено.
done-thawed = Гость разморожен. У него снова есть его приложения и группы, и он входит заново.
done-erased = Стёрто. Все личные данные удалены из этой записи.
done-address-taken-over = Адрес принят. Теперь письма идут на новый адрес.
done-sponsored = Передано.
done-passkey = Ключ доступа готов для следующего раза.

## Вход
admin-sign-in-title = Вход для администраторов
admin-sign-in-passkey = Войти с ключом доступа
admin-recover-title = Нет ключа доступа под рукой?
admin-recover-text = Выполните эту команду на сервере. Она выведет ссылку для однократного входа.
admin-link-title = Вход администратора
admin-link-text = Эта ссылка действует один раз. Она будет использована, когда вы нажмёте кнопку.
admin-link-use = Войти

## Начальная страница
dashboard-title = Обзор
latest = Последние события
count-guests-active = активные гости
count-guests-invited = приглашены, ещё не приняли
count-guests-suspended = приостановленные гости
count-partners = партнёры
count-apps = приложения
count-deliveries-waiting = доставки в ожидании
count-deliveries-dead = прекращённые доставки

## Гости
guest-state-invited = Приглашён
guest-state-active = Активен
guest-state-suspended = Приостановлен
guest-state-frozen = Заморожен
guest-state-removed = Удалён
name-or-mail = Имя или электронная почта
name-or-domain = Название или почтовый домен
confirmed = Последнее подтверждение
confirmed-through-probe = запрос к { $name }
confirmed-through-sign-in = вход через { $name }
confirmed-through-mailbox = код по почте, { $name }
confirmed-counts = Действует до
standing-confirmed = Подтверждён
standing-overdue = Просрочен
standing-unconfirmable = Должен войти заново
standing-idle = Не используется
partner-confirmed = Активные гости: подтверждено { $confirmed }, просрочено { $overdue }, станет известно только при следующем входе — { $unconfirmable }.
guests-empty = Гости не найдены
guests-empty-text = Измените фильтр или пригласите кого-нибудь.
guest-count =
    { $count ->
        [one] { $count } гость
        [few] { $count } гостя
        [many] { $count } гостей
       *[other] { $count } гостя
    }
guest-no-apps = Этому гостю не назначено ни одного приложения.
frozen-since = Заморожен с { $since }.
frozen-closes = { $until } все личные данные будут навсегда стёрты из этой записи.
frozen-archive = Вернётся при разморозке:
frozen-archive-none = Ни одно приложение и ни одна группа не были назначены напрямую.
frozen-then = Никто не может войти как этот гость. На этот адрес можно пригласить другого человека, и он не получит ничего из того, что принадлежало этому гостю.
thaw = Разморозить
freeze-gone-at-home = Компания гостя больше не знает эту учётную запись.
freeze-account-disabled = Компания гостя отключила учётную запись.
freeze-account-purged = Компания гостя окончательно удалила учётную запись.
freeze-deprovisioned = Каталог компании гостя отключил учётную запись.
freeze-deleted = Каталог компании гостя удалил этого человека.
freeze-recreated = Из той же системы входа пришла другая учётная запись с этим адресом: теперь он может принадлежать другому человеку. Спросите компанию гостя, прежде чем размораживать или приглашать снова.
freeze-unlinked = Учётная запись отвязана от гостя. Вернуться можно по новому приглашению.
freeze-subject-reused = После долгого перерыва учётная запись появилась с другим именем и другим адресом: теперь она может принадлежать другому человеку. Спросите компанию гостя, прежде чем размораживать или приглашать снова.
freeze-unconfirmed = Этого человека слишком долго никто не подтверждал.
freeze-sponsor-gone = Ответственный ушёл, и никто его не заменил.
closed-since = Закрыто { $since }. Все личные данные стёрты.
count-guests-frozen = замороженные гости
sponsor = Ответственный
sponsor-none = никто
sponsor-until = Дата заморозки
sponsor-gone = Ответственный ушёл
sponsor-gone-until = заморозка { $until }, если никто не примет ответственность
sponsors-title = Ответственные
sponsors-text = За каждого гостя отвечает один из администраторов. Когда он уходит, его заменяет кто-то другой, иначе гости замораживаются.
hand-over = Передать
field-guests-of = Чьи гости
field-successor = Кто отвечает за них теперь
field-successor-hint = Если преемника нет, остальные администраторы получат письмо, а по истечении льготного срока гости будут заморожены.
successor-nobody = Пока никто
field-admin = Администратор
admin-roles-text = Владелец может всё. Администратор может всё, кроме изменения состава администраторов. Приглашающий приглашает людей и просматривает. Аудитор только просматривает.
field-role = Роль
admin-role-owner = владелец
admin-role-admin = администратор
admin-role-inviter = приглашающий
admin-role-auditor = аудитор
admin-off = Отключить администратора
admin-off-text = Его сеансы завершаются сразу.
unlink = Отвязать эту учётную запись
take-address = Отправлять письма туда
erase = Стереть все личные данные
confirm-guest-erase-title = Стереть все личные данные? Гость: { $name }
confirm-guest-erase-text = Гость удаляется; имя, адреса, учётные записи, сообщения, ключи доступа и входы стираются навсегда. Файлы приглашений с этим адресом тоже удаляются. Остаются идентификатор и цепочка аудита, в которой есть только идентификаторы.
confirm-guest-erase-go = Стереть навсегда
frozen-gone-at-home = больше не в компании
frozen-account-disabled = отключён в компании
frozen-account-purged = удалён в компании
frozen-deprovisioned = отключён в каталоге
frozen-deleted = удалён в каталоге
frozen-recreated = пришёл другой человек
frozen-unlinked = учётная запись отвязана
frozen-subject-reused = вернулся другим человеком
frozen-unconfirmed = не подтверждён
frozen-sponsor-gone = ответственный ушёл
home-address = В своей компании
home-unverified = не подтверждён компанией
renew = Это новый гость, он не получает ничего от прежнего
can-open = Может открыть
why-link = Почему?
through = Через
via-direct = назначено напрямую
via-group = группа
via-partner = все гости партнёра
give-app = Назначить приложение
add-to-group = Добавить в группу
identity = Удостоверение
signs-in-with = Способ входа
mail-code = Код по почте
invited-at = Приглашён
accepted-at = Принято
invitations = Приглашения
valid-until = действует до { $until }
invitation-state-open = Открыто
invitation-state-redeemed = Принято
invitation-state-revoked = Отозвано
invitation-state-expired = Истекло
resend = Отправить приглашение снова
remove-access = Удалить доступ
to-guests = Ко всем гостям

## Удаление
remove-title = Удалить доступ? Гость: { $name }
remove-who = { $name } ({ $mail }): со следующего запроса везде будет отказ.
remove-effect = Что закончится
remove-apps =
    { $count ->
        [0] Сейчас нельзя открыть ни одно приложение.
        [one] { $count } приложение:
        [few] { $count } приложения:
        [many] { $count } приложений:
       *[other] { $count } приложения:
    }
remove-sessions =
    { $count ->
        [0] Активных сеансов нет
        [one] { $count } активный сеанс
        [few] { $count } активных сеанса
        [many] { $count } активных сеансов
       *[other] { $count } активного сеанса
    }
remove-invitations =
    { $count ->
        [0] Открытых приглашений нет
        [one] { $count } открытое приглашение
        [few] { $count } открытых приглашения
        [many] { $count } открытых приглашений
       *[other] { $count } открытого приглашения
    }
remove-residual =
    { $minutes ->
        [one] Приложение, которое само проверяет токены, может продолжать работу не более { $minutes } минуты.
        [few] Приложение, которое само проверяет токены, может продолжать работу не более { $minutes } минут.
        [many] Приложение, которое само проверяет токены, может продолжать работу не более { $minutes } минут.
       *[other] Приложение, которое само проверяет токены, может продолжать работу не более { $minutes } минут.
    }
remove-final = Это нельзя отменить. Более позднее приглашение создаст нового гостя.
removed-text = Отказ везде начиная с { $time }.
removed-no-apps = Ни одно приложение не было открыто.
cut-at = Отказ с
app-told = Сообщение о выходе
tokens-end = Последний токен истекает
told-at-once = Отправлено сразу
by-signal = По сигналу:
delivery-delivered = Доставлено
delivery-waiting = Ожидает
delivery-dead = Прекращено
delivery-deaf = Приложение не принимает сообщения
delivery-unused = Не открывалось

## Удаление нескольких
tick-named = Выбрать: { $name }
open-invitations = Открытые приглашения
bulk-title =
    { $count ->
        [one] Удалить доступ { $count } гостя?
        [few] Удалить доступ { $count } гостей?
        [many] Удалить доступ { $count } гостей?
       *[other] Удалить доступ { $count } гостей?
    }
bulk-text =
    { $count ->
        [one] { $count } гость везде получит отказ со следующего запроса.
        [few] { $count } гостя везде получат отказ со следующего запроса. Каждый удаляется отдельно и получает свою квитанцию.
        [many] { $count } гостей везде получат отказ со следующего запроса. Каждый удаляется отдельно и получает свою квитанцию.
       *[other] { $count } гостя везде получат отказ со следующего запроса. Каждый удаляется отдельно и получает свою квитанцию.
    }
bulk-none = Никто не выбран
bulk-done =
    { $count ->
        [0] Никто не удалён
        [one] Удалён { $count } гость
        [few] Удалены { $count } гостя
        [many] Удалены { $count } гостей
       *[other] Удалено { $count } гостя
    }
removal-removed = Удалён
removal-already-removed = Был удалён раньше
removal-duplicate-row = Выбран дважды
removal-guest-unknown = Такого гостя нет
removal-guest-ambiguous = Этот гость есть у нескольких партнёров
removal-partner-unknown = Такого партнёра нет
removal-cell-invalid = Ни идентификатор, ни адрес
removal-unavailable = Не выполнено. Повторите попытку

## Квитанции о прекращении
receipts = Квитанции
receipt-text = Отказ начиная с { $time }.
receipt-by = Кто выполнил
receipt-of = Относится к
receipt-sessions = Завершено сеансов
receipt-grants = Завершено входов в приложения
receipt-invitations = Отозвано приглашений
receipt-line = Строка аудита и её хеш
receipt-file = Скачать для хранения
receipt-hint = Файл содержит всё это и строку аудита. Команда «portico receipt check» сверяет его с цепочкой.
receipt-apps =
    { $count ->
        [0] Нет приложений
        [one] { $count } приложение
        [few] { $count } приложения
        [many] { $count } приложений
       *[other] { $count } приложения
    }
receipt-notices = доставлено: { $delivered }, ожидает: { $waiting }, прекращено: { $dead }
receipt-guest-removed = Доступ удалён: { $name }
receipt-guest-suspended = Гость приостановлен: { $name }
receipt-guest-frozen = Уход из компании, гость заморожен: { $name }
receipt-account-unlinked = Учётная запись отвязана: { $name }
receipt-factors-reset = Ключи доступа сброшены: { $name }
receipt-signed-out = Выход отовсюду: { $name }
receipt-sessions-ended = Сеансы завершены: { $name }
receipt-home-signal = Сеансы завершены компанией гостя: { $name }
receipt-partner-suspended = Партнёр приостановлен: { $name }
receipt-partner-ended = Сотрудничество завершено: { $name }
receipt-contract-narrowed = Приложения исключены из договора: { $name }
receipt-connection-disabled = Подключение отключено: { $name }
receipt-app-disabled = Приложение отключено: { $name }
receipt-app-withdrawn = Приложение отказалось от регистрации: { $name }
receipt-assignment-removed = Назначение приложения снято: { $name }
receipt-group-left = Выход из группы: { $name }
receipt-consent-withdrawn = Согласие отозвано: { $name }

## Приглашение
invite-guest = Пригласить гостя
invite-csv = Пригласить из CSV
invite-instead = Сразу много?
invite-several = Несколько человек сразу
send-invitation = Отправить приглашение
field-email = Электронная почта
field-name = Имя
field-people = Люди
field-people-hint = По одному в строке или через запятую, также с именами, как их копирует почтовая программа. Не более 100. Перед отправкой вы увидите, что получит каждый; адрес и имя ниже можно не заполнять.
field-partner = Партнёр
field-partner-hint = Название или почтовый домен. Оставьте пустым, чтобы определить по адресу.
field-apps = Приложения
field-groups = Группы
field-message = Сообщение
field-message-hint = Простой текст. Он появится в письме и на странице приглашения.
field-contact = Ссылка для связи
field-contact-hint = Как гость может связаться с вами: https:// или mailto:
field-reply = Адрес после принятия
field-reply-hint = Только адрес, зарегистрированный приложением. Без него: приложение или панель.
field-language = Язык

## CSV
import-title = Пригласить из CSV
import-text = По строке на человека, первая строка с заголовками. Подходят запятые, точки с запятой и табуляция.
import-template = Скачать шаблон
field-file = Файл
field-file-hint = .csv, как его сохраняет табличный редактор
field-pasted = Или вставьте строки
check = Проверить
nothing-changed = Пока ничего не изменено.
import-ids = Скачать идентификаторы приложений и групп
import-whole = Этот файл — полный список
import-whole-text = Тогда те, кого в нём нет, потеряют доступ. Сначала вы увидите, кто это, и подтвердите.
field-whole-partner = Всех гостей партнёра
field-whole-partner-hint = Кого нет в файле, того удалят.
field-whole-app = Всех гостей, у которых есть приложение
field-whole-app-hint = Кого нет в файле, тот потеряет это приложение. Доступ через группы и партнёров останется.
import-whole-of = полный список:
import-files = Файлы последних дней
import-rows =
    { $rows ->
        [one] { $rows } строка
        [few] { $rows } строки
        [many] { $rows } строк
       *[other] { $rows } строки
    }
import-step-reading = читается
import-step-checking = проверяется
import-step-checked = проверен, не отправлен
import-step-sending = отправляется
import-step-sent = отправлен
import-columns = Столбцы
column-email = Адрес человека. Обязательно.
column-name = Имя человека для письма и списка гостей. Обязательно.
column-contact = Как человек может связаться с вами: https:// или mailto:. Обязательно.
column-brand = Приложение, название которого указано в письме и на странице.
column-apps = Назначаемые приложения: идентификаторы или краткие имена через пробел.
column-groups = Группы, в которые нужно добавить: идентификаторы или названия через пробел.
column-reply = Куда перейти после принятия; только зарегистрированный адрес.
column-language = en, de, es, fr, it, ja, ko, pt-BR, ru, zh-Hans или zh-Hant.
import-check-title = Проверка строк
row-invite = Пригласить
row-add = Добавить
row-remove = Теряет доступ
row-unchanged = Без изменений
row-warning = С замечанием
row-problem = Проблема
row-skipped = Пропущена
import-whole-partner = Полный список { $name }: всего гостей — { $listed }, из них нет в файле и будут удалены — { $missing }.
import-whole-app = Полный список { $name }: всего гостей — { $listed }, из них нет в файле и потеряют приложение — { $missing }.
import-ceiling = Один файл может прекратить доступ не более чем { $most } чел. Проверьте, полон ли файл, или попросите увеличить limits.reconcile.
import-nameless =
    { $count ->
        [one] { $count } строка никого не называет. Сначала исправьте или пропустите её, чтобы никто не был удалён по ошибке.
        [few] { $count } строки никого не называют. Сначала исправьте или пропустите их, чтобы никто не был удалён по ошибке.
        [many] { $count } строк никого не называют. Сначала исправьте или пропустите их, чтобы никто не был удалён по ошибке.
       *[other] { $count } строки никого не называют. Сначала исправьте или пропустите их, чтобы никто не был удалён по ошибке.
    }
import-confirm =
    { $missing ->
        [one] Да, { $missing } человек потеряет доступ
        [few] Да, { $missing } человека потеряют доступ
        [many] Да, { $missing } человек потеряют доступ
       *[other] Да, { $missing } человека потеряют доступ
    }
import-again = Проверить снова
import-all = Показать все строки
import-only =
    { $count ->
        [one] Показать только { $count } строку с проблемой или замечанием
        [few] Показать только { $count } строки с проблемой или замечанием
        [many] Показать только { $count } строк с проблемой или замечанием
       *[other] Показать только { $count } строки с проблемой или замечанием
    }
import-no-problems = Строк с проблемами нет.
import-use = Использовать
import-skip = Пропустить
import-recheck = Проверить снова
import-checking-title = Строки проверяются
import-sending-title = Приглашения отправляются
import-progress = { $done } из { $all }
import-leave = Эту страницу можно покинуть; работа продолжится без неё. Страница обновляется сама.
import-send =
    { $invitations ->
        [0] Применить
        [one] Отправить { $invitations } приглашение
        [few] Отправить { $invitations } приглашения
        [many] Отправить { $invitations } приглашений
       *[other] Отправить { $invitations } приглашения
    }{ $additions ->
        [0] {""}
        [one] , изменить { $additions } гостя
        [few] , изменить { $additions } гостей
        [many] , изменить { $additions } гостей
       *[other] , изменить { $additions } гостей
    }
import-result = Скачать результат
import-other = Выбрать другой файл
line = Строка
address = Адрес
result = Результат
message = Сообщение
import-applied-title = Приглашения отправляются
import-done = Приглашения: { $invitations }. Изменено гостей: { $additions }.
import-done-title = Файл обработан
import-removed =
    { $count ->
        [one] { $count } человека не было в файле, и его доступ закончился; квитанция на его странице.
        [few] { $count } человек не было в файле, и их доступ закончился; квитанции на их страницах.
        [many] { $count } человек не было в файле, и их доступ закончился; квитанции на их страницах.
       *[other] { $count } человека не было в файле, и их доступ закончился; квитанции на их страницах.
    }
mails-delivered = Письма переданы
mails-waiting = Письма в ожидании
mails-refused = Письма отклонены
invitations-accepted = Принято
import-left-out =
    { $count ->
        [one] Пропущена { $count } строка. Исправьте её в файле результата и загрузите этот файл снова.
        [few] Пропущены { $count } строки. Исправьте их в файле результата и загрузите этот файл снова.
        [many] Пропущено { $count } строк. Исправьте их в файле результата и загрузите этот файл снова.
       *[other] Пропущено { $count } строки. Исправьте их в файле результата и загрузите этот файл снова.
    }

## Партнёры
partner-state-active = Активен
partner-state-suspended = Приостановлен
partner-state-ended = Завершён
partners-empty = Партнёров пока нет
partners-empty-text = Партнёр — это компания, сотрудников которой вы приглашаете.
add-partner = Добавить партнёра
end-partner = Завершить сотрудничество
field-partner-name = Название компании
field-domains = Почтовые домены
field-domains-hint = По одному в строке, например fabrikam.example
connections = Способы входа
add-connection = Добавить поставщика удостоверений партнёра
cut-over = От кодов по почте к этому входу
cut-over-accounts = { $count ->
    [0] Никто больше не входит по коду из почты.
    [one] { $count } гость всё ещё входит по коду из почты.
    [few] { $count } гостя всё ещё входят по коду из почты.
    [many] { $count } гостей всё ещё входят по коду из почты.
   *[other] { $count } гостя всё ещё входят по коду из почты.
}
field-cut-over = Последний день кодов по почте
field-cut-over-hint = Например 2027-03-31. До этого дня при каждом входе предлагается перейти, но это можно отложить. Пусто: никому не предлагается.
mail-code-connection = Код по почте и ключ доступа — для тех, у кого нет поставщика удостоверений компании.
redirect-uri = URI перенаправления для регистрации там
home-logout-uri = Адрес back-channel logout для регистрации там
our-keys = Наши ключи (URL JWKS)
held = Остановлено
needs-you = Требует внимания
held-text = Этот поставщик удостоверений изменился так, как никто не согласовывал. Никто не сможет войти через него, пока вы не примете изменение. Сначала спросите партнёра.
drift-issuer = Он называет себя другим издателем (issuer).
drift-endpoints = Его адреса переместились на другой хост.
drift-algorithms = Он больше не подписывает так, как раньше.
drift-reusable-subjects = Он обозначает людей именем пользователя или адресом, которые компании однажды отдают другому человеку. Принимайте, только если партнёр никогда этого не делает.
drift-subjects = Он обозначает людей иначе.
release = Принять изменение
field-release-why = Почему
field-release-why-hint = Кого вы спросили и что вам ответили. Это останется в журнале аудита.
field-tenants = Тенанты
field-tenants-hint = Только для Microsoft Entra ID (идентификаторы тенантов) и Google Workspace (домены), по одному в строке.
field-connection-name = Название на кнопке
field-connection-name-hint = Обычно название компании.
field-issuer = Издатель (issuer)
field-issuer-hint = Адрес перед /.well-known/openid-configuration
field-client-id = Идентификатор клиента
field-client-secret = Секрет клиента
field-client-secret-hint = Оставьте пустым, чтобы мы подтверждали себя опубликованными ключами; тогда общего секрета нет. Секрет хранится зашифрованным и больше не показывается.
partner-apps = Приложения для всех гостей этого партнёра

## Приложения
apps-empty = Приложений пока нет
apps-empty-text = Зарегистрируйте первое ниже.
register-app = Зарегистрировать приложение
short-name = Краткое имя
assignments = Назначения
metadata-title = Все регистрационные данные: { $name }
metadata-intro = Имена соответствуют метаданным клиента OAuth (RFC 7591). То, что вы опустите, вернётся к значению по умолчанию.
metadata-all = Все регистрационные данные этого приложения
field-metadata = Метаданные клиента
field-metadata-hint = Один объект JSON.
app-settings = Параметры входа
field-app = Приложение
field-app-name = Название
field-redirects = URI перенаправления
field-redirects-hint = Полные адреса, по одному в строке; сравниваются посимвольно.
field-auth-method = Тип клиента
field-alg = Подпись ID-токена
field-launch = Начальный адрес
field-launch-hint = Куда ведёт плитка на панели.
field-app-contact-hint = К кому может обратиться гость, получивший отказ: https:// или mailto:
logout-told = Последний подтверждённый выход
field-backchannel = URI back-channel logout
field-backchannel-hint = Сюда мы сообщаем приложению о завершении сеанса.
new-secret = Новый секрет
who-may-open = Кто может открыть
nobody-yet = Никто. Приложение могут открыть только те, кому оно назначено.
assign = Назначить
assign-hint = Заполните одно из трёх полей.
assignee-guest = гость
assignee-group = группа
assignee-partner = все гости партнёра
field-guest-mail = Электронная почта гостя
field-group = Группа
field-partner-all = Все гости партнёра
field-ends = Последний день
field-ends-hint = Например 2027-03-31
secret-title = Ключи: { $name }
secret-once = Секрет показывается только сейчас. Сохраните его в конфигурации приложения.
secret-none = Это приложение — публичный клиент. У него нет секрета.
secret-kept = Секрет сохранён

## Группы
groups-empty = Групп пока нет
groups-empty-text = Группа назначает свои приложения всем своим участникам.
add-group = Добавить группу
add-member = Добавить участника
field-group-name = Название

## Объяснение
why-text = Здесь отвечают те же правила, по которым приложение открывается или нет, — для любого момента времени.
field-why-guest = Гость
field-why-guest-hint = Адрес почты или идентификатор. Либо только номер обращения со страницы отказа.
field-why-app = Приложение
field-why-at = Когда
field-why-at-hint = Пусто — сейчас. Иначе, например, 2027-03-31T09:00:00Z
explain = Объяснить
why-yes = Да. { $guest } может открыть «{ $app }».
why-no = Нет. { $guest } не может открыть «{ $app }».
why-until = Закончится само: { $until }.
why-at = По состоянию на { $at }
condition-guest = Гость активен, и его время не истекло
condition-partner = Партнёру доверяют
condition-app = Приложение используется
condition-contract = Соглашение с партнёром включает приложение
condition-mfa = Второй фактор подтверждён, если приложение его требует
condition-confirmation = Компания подтвердила гостя достаточно недавно
condition-session = Сеанс активен
condition-assignment = Приложение назначено

## Аудит
audit-text = Каждое изменение и каждый отказ — в цепочке, которую нельзя незаметно изменить. Чтобы её проверить:
number = №
when = Когда
who = Кто
what = Что
about = О чём
event-authz = Запрос авторизации
event-client-auth = Аутентификация приложения
event-code = Обмен кода
event-refresh = Обновление токена
event-userinfo = Сведения о пользователе
event-revoke = Токен возвращён
event-par = Запрос передан заранее
event-client-credentials = Приложение от своего имени
event-device = Устройство
event-token-exchange = Обмен токена
event-consent = Согласие
event-logout = Выход
event-jwt = Токен предъявлен
event-upstream-callback = Возврат из системы входа компании
event-upstream-metadata = Метаданные системы входа компании
event-upstream-token = Токен системы входа компании
event-outbound = Исходящий запрос
event-sign-in = Вход
event-mail-code = Код по почте
event-step-up = Второй фактор
event-passkey = Ключ доступа
event-link = Удостоверение связано
event-invite = Приглашение отправлено
event-move = Переход на вход партнёра
event-invite-bruteforce = Подбор ссылок
event-invite-asked = Запрошено приглашение
event-redeem = Приглашение принято
event-import = Файл применён
event-partner = Партнёр изменён
event-domain = Почтовый домен изменён
event-connection = Подключение изменено
event-guest = Гость изменён
event-setup = Настройка партнёром
event-group = Группа изменена
event-app = Приложение изменено
event-app-stream = Поток приложения изменён
event-assignment = Назначение изменено
event-admin = Администратор
event-keys = Ключи подписи
event-csrf = Чужая форма
event-guest-removed = Гость удалён
event-scim = Каталог партнёра
event-leaver = Уход из компании
event-guest-closed = Запись закрыта
event-restored = Восстановлено из резервной копии
event-delivery = Доставка прекращена
event-export = Список выгружен в файл
event-tryout = Просмотр утверждений или проверка входа

## Подтверждение
guests-concerned = Затронутые гости
confirm-partner-suspend-title = Приостановить партнёра «{ $name }»?
confirm-partner-suspend-text = Все его гости получат отказ со следующего запроса, и их сеансы завершатся. Позже доступ можно возобновить.
confirm-partner-suspend-go = Приостановить
confirm-partner-end-title = Завершить сотрудничество с «{ $name }»?
confirm-partner-end-text = Все гости партнёра получат отказ со следующего запроса, и открытые приглашения прекратятся. Это нельзя отменить.
confirm-partner-end-go = Завершить сотрудничество
confirm-connection-disable-title = Отключить «{ $name }»?
confirm-connection-disable-text = Со следующего запроса никто не сможет войти через это подключение, и все начатые через него сеансы завершатся. Его можно будет включить снова; завершённое не вернётся.
confirm-connection-disable-go = Отключить
confirm-app-disable-title = Отключить «{ $name }»?
confirm-app-disable-text = Со следующего запроса никто не сможет открыть приложение. Его можно будет включить снова.
confirm-app-disable-go = Отключить
confirm-guest-suspend-title = Приостановить гостя? { $name }
confirm-guest-suspend-text = Отказ со следующего запроса, и все сеансы завершатся. Позже доступ гостя можно возобновить; завершённое не вернётся.
confirm-guest-suspend-go = Приостановить
confirm-assignment-remove-title = Снять назначение «{ $name }»?
confirm-assignment-remove-text = Всё, что основано на этом назначении, закончится сразу, и приложение получит сообщение. Тот, кто может открыть приложение по другой причине, войдёт заново.
confirm-assignment-remove-go = Снять назначение
confirm-app-secret-title = Создать новый секрет для «{ $name }»?
confirm-app-secret-text = Для дальнейшей работы приложению понадобится новый секрет.
confirm-app-secret-go = Создать новый секрет

## Договор о доверии
contract-title = Договор с «{ $name }»
contract-intro = Версия { $version }. Каждое изменение увеличивает версию, действует со следующего запроса и остаётся в истории.
change-contract = Изменить договор
contract = Договор
contract-version = Версия
contract-never = Не задано
field-mfa-amr = Методы, которые считаются многофакторными
field-mfa-amr-hint = Значения amr, которые передаёт компания, по одному в строке, например mfa. Чего нет в списке, то никогда не учитывается.
field-mfa-acr = Контексты, которые считаются многофакторными
field-mfa-acr-hint = Значения acr, которые передаёт компания, по одному в строке.
field-app-scope = Приложения
app-scope-any = Можно назначить любое приложение
app-scope-only = Только приложения, выбранные ниже
field-allowed-apps = Выбранные приложения
field-quota = Максимум гостей
field-quota-hint = Пусто: без ограничений.
field-recheck = Сколько минут действует подтверждение компании
field-recheck-hint = После этого компания запрашивается снова, прежде чем что-либо выдаётся. Пусто: пока активен сеанс.
field-probe = Минут между двумя запросами к компании о госте
field-probe-hint = В фоне, без участия гостя. Пусто: каждые 15 минут.
field-review = Дата следующего пересмотра
field-contacts = Контактные лица там
field-contacts-hint = По одному в строке, например Ida Berg ida@fabrikam.example.
review-due = Пора пересмотреть
review-due-text = Настал день пересмотра этого договора. Измените дату пересмотра или завершите его.
request = запрошено приглашение
request-text = Ссылка у кого-то не сработала, и он просит новую.
request-open = Тот, у кого ссылка не сработала, просит новое приглашение:
request-account = Использована учётная запись { $account }, по данным его системы входа. Пригласите этот адрес, пригласите снова или отложите запрос.
request-dismiss = Отложить

## Второй фактор
mfa-wanted = Требует многофакторной аутентификации
mfa-not-wanted = Не требует второго фактора
mfa-want = Требовать второй фактор
mfa-drop = Больше не требовать
app-leavers = Когда доступ заканчивается
field-unconfirmed = Сколько часов здесь действует подтверждение гостя компанией
field-unconfirmed-hint = Гость, которого дольше никто не подтверждал, снова входит через свою компанию. Пусто: как указано в договоре с партнёром.
notices-to-app = Уведомления о выходе
notices-state = ожидает: { $waiting }, прекращено: { $dead }
stream = Сигналы
stream-enabled = Запрошены
stream-paused = Приостановлены приложением
stream-disabled = Не нужны приложению
stream-push = отправляются на
stream-poll = забираются приложением
stream-told = Последний подтверждённый сигнал
stream-signals = Сигналы приложению
stream-end = Завершить поток
stream-none = Приложение не создало поток сигналов. Оно создаёт его само, с областью (scope) ssf.manage в своей регистрации.
notices-resend = Отправить прекращённые снова
reset-factors = Сбросить вторые факторы

## Почтовые домены
domains-title = Почтовые домены «{ $name }»
domains-intro = Поставщик удостоверений этого партнёра может ручаться только за адреса в этих доменах. Домен подтверждает запись в DNS или ящик postmaster; то, что лишь заявил администратор, действует, пока вы не решите иначе.
domains-proofs = Подтверждение
domain-state-attested = Заявлен администратором
domain-state-proven = Подтверждён
domain-state-lapsed = Утратил силу
domain-since = С
domain-confirmed = Последнее подтверждение
domain-next = Следующая проверка
domain-record = TXT-запись
domain-value = Её значение
domain-check = Проверить сейчас
domain-prove = Показать запись
domain-mail = Написать на postmaster
domain-lapse = Больше не учитывать
domain-attest = Учитывать под мою ответственность
domain-add = Добавить домен
field-domain = Почтовый домен
field-domain-hint = Например fabrikam.example
start-link = Стартовая ссылка для сотрудников партнёра

## Новые ключи для гостей
rekey = Новые ключи для тех, чей вход переехал
rekey-title = Новые ключи для сотрудников «{ $name }»
rekey-intro = Когда партнёр переходит на другой тенант или продукт, его сотрудники возвращаются с другими ключами. Файл указывает, какой новый ключ соответствует какому старому; одобряет его не тот, кто предложил. Приложения и всё остальное у людей сохраняются.
rekey-open = Ждёт одобрения
rekey-open-text = { $count ->
    [one] Новый ключ для { $count } гостя; предложение: { $by }, { $at }.
    [few] Новые ключи для { $count } гостей; предложение: { $by }, { $at }.
    [many] Новые ключи для { $count } гостей; предложение: { $by }, { $at }.
   *[other] Новые ключи для { $count } гостей; предложение: { $by }, { $at }.
}
rekey-own = Одобрить должен кто-то другой.
rekey-approve = Одобрить и выполнить
rekey-discard = Отложить
rekey-propose = Предложить
rekey-check = Что сделает файл
rekey-total = { $count ->
    [one] { $count } строка.
    [few] { $count } строки.
    [many] { $count } строк.
   *[other] { $count } строки.
}
rekey-faults = { $count ->
    [0] Все пригодны.
    [one] { $count } непригодна.
    [few] { $count } непригодны.
    [many] { $count } непригодны.
   *[other] { $count } непригодны.
}
rekey-left-out = { $count ->
    [0] Никто не пропущен.
    [one] { $count } человека с прежним входом нет в файле.
    [few] { $count } человек с прежним входом нет в файле.
    [many] { $count } человек с прежним входом нет в файле.
   *[other] { $count } человек с прежним входом нет в файле.
}
rekey-old = Старый субъект
rekey-new = Новый субъект
rekey-fault-cell-empty = Ячейка пуста
rekey-fault-old-unknown = Такого старого субъекта ни у кого нет
rekey-fault-old-twice = Старый субъект уже указан выше
rekey-fault-new-twice = Новый субъект уже указан выше
rekey-fault-new-taken = Новый субъект уже принадлежит гостю
rekey-fault-guest-removed = Гость удалён
field-rekey-from = Прежний вход
field-rekey-to = Новый вход
field-rekey-hint = CSV со столбцами old_subject и new_subject; также new_issuer, если у нового входа несколько издателей.

## Настройка партнёром
setup-by-partner = Поручить партнёру подключить свой вход
setup-of = Настройка: { $name }
setup-admin-text = ИТ-администратор партнёра получает ссылку, подтверждает почтовый ящик кодом, подключает вход и проверяет его. Ничего не начнёт работать, пока вы не одобрите.
setup-draft = Что заполнил партнёр
setup-state-open = у партнёра
setup-state-submitted = ждёт вас
setup-state-approved = работает
setup-approve = Одобрить и включить
setup-send-back = Вернуть
field-setup-note = Что нужно изменить
field-setup-note-hint = ИТ-администраторы партнёра увидят это в письме и на своей странице.
setup-returned-at = Возвращено { $at }.
setup-links = Ссылки
setup-link-works = действует
setup-link-revoked = отозвана
setup-link-expired = истекла
setup-link-revoke = Отозвать
setup-send = Отправить ссылку
setup-waits = Настройка ждёт одобрения
field-setup-email = Адрес электронной почты ИТ-администратора партнёра
field-setup-email-hint = Ссылка действует 30 дней и только для этого почтового ящика.
field-auto-approve = Одобрение
auto-approve = Включить без меня, когда партнёр подтвердит домен из этого списка

event-recovery = Утрата второго фактора
recovery = Потерян ключ доступа
recovery-text = Гость вошёл, подтвердил почтовый ящик и просит новый ключ доступа.
recovery-open = Этот гость вошёл, подтвердил почтовый ящик и сообщает, что потеряны все ключи доступа и приложение-аутентификатор. Прежде чем одобрить, позвоните по известному вам номеру: украденный почтовый ящик выглядит точно так же.
recovery-approve = Одобрить новый ключ доступа
recovery-refuse = Отклонить
event-invite-volume = Необычно много приглашений
# Одно подключение
connection-open = Подробности, проверка и изменения
connection-agreed = Что согласовано
connection-change = Изменить согласованное
connection-client = Как мы подтверждаем себя там
connection-claims = Утверждения для имени, адреса, групп
connection-test-text = Войдите один раз с учётной записью партнёра. Доступа это никому не даёт; мы покажем, что пришло в ответ.
connection-preview = Что получается при сопоставлении
connection-preview-text = Предварительный просмотр показывает, что имена ниже извлекают из утверждений последней проверки, и ничего не меняет.
connection-verified = Адрес удостоверен
connection-our-groups = Группы здесь
claims-came = Полученные утверждения
claim-at-userinfo = (в userinfo)
home-unread = Не удалось прочитать данные поставщика удостоверений:
home-origins = Хосты его конечных точек
home-algorithms = Алгоритмы его ID-токенов
home-keys = Отпечатки его ключей
home-subjects = Вид его субъектов
shape-uuid = UUID
shape-digits = цифры
shape-user-name = имена пользователей
shape-address = адреса электронной почты
shape-mixed = другой текст
shape-any = что угодно (принято)
auth-method-client-secret = Секретом клиента
auth-method-private-key-jwt = Нашими опубликованными ключами (private_key_jwt)
auth-method-none = Ничем (публичный клиент)
field-own-proof = Чем мы подтверждаем себя
field-new-secret = Новый секрет клиента
field-new-secret-hint = Оставьте пустым, чтобы сохранить прежний. Он хранится зашифрованным и больше не показывается.
field-name-claim = Утверждение с именем
field-email-claim = Утверждение с адресом электронной почты
field-groups-claim = Утверждение с группами
field-group-map = Группы по значениям
field-group-map-hint = По одной паре в строке: значение у партнёра = группа здесь. Кто теряет там значение, покидает здесь группу.
preview = Предварительный просмотр
test-over = Пробный вход завершён
test-over-text = Доступа он никому не дал. Отчёт показывает, что пришло.
test-over-report = Показать отчёт

# Каталог партнёра (SCIM)

directory = Каталог (SCIM)
directory-title = Каталог «{ $name }»
directory-intro = С помощью токена каталог партнёра поддерживает у нас актуальный список своих людей: новые могут прийти, а ушедшие сразу теряют доступ. Это касается только людей этого подключения.
directory-address = Базовый адрес
directory-users = Пользователей там
directory-groups = Групп там
directory-tokens = Токены
directory-token = Токен
directory-once = Этот токен показывается сейчас и больше никогда. Передайте его ИТ-отделу партнёра по каналу, которому доверяете.
directory-made = Создан
directory-ends = Истекает
directory-used = Последнее использование
directory-never = Никогда
directory-over = Истёк
directory-rotate = Одновременно действуют два токена. Чтобы заменить один, создайте другой, попросите партнёра перейти на него, затем отзовите старый.
directory-make = Создать токен на год
directory-who = Кто такой пользователь
field-directory-subject = Атрибут с субъектом
field-directory-subject-hint = Атрибут пользователя, который содержит то, что его система входа передаёт в sub. Учитывается для пользователей, которые ещё не связаны. Выбирайте его, только если партнёр никогда не отдаёт значение другому человеку.
directory-subject-none = Нет: определит первый вход с этим адресом
directory-subject-external-id = externalId
directory-subject-user-name = userName
unconfirmed = Активные, не подтверждённые
ends-before = Заканчивается до (день)
views = Сохранённые фильтры:
view-name = Название этого фильтра
view-save = Сохранить фильтр
this-filter = Этот фильтр
with-selected = С выбранными
select-all = Выбрать все подходящие ({ $total })
extend = Задать последний день
change-sponsor = Сменить ответственного
export-csv = Экспорт в CSV
export-jsonl = Экспорт в JSON Lines
and-more = и ещё { $count }
bulk-act-give = Назначить приложение
bulk-act-extend = Задать последний день
bulk-act-sponsor = Сменить ответственного
bulk-act-remove = Удалить доступ
bulk-changed =
    { $count ->
        [one] Изменён { $count } гость
        [few] Изменены { $count } гостя
        [many] Изменены { $count } гостей
       *[other] Изменено { $count } гостя
    }
change-changed = Изменён
change-unchanged = Уже было так
change-guest-unknown = Такого гостя нет
change-guest-gone = Удалён или заморожен
change-unavailable = Не выполнено. Повторите попытку
actor-admin = Любой администратор
actor-guest = Любой гость
actor-app = Любое приложение
actor-partner-admin = ИТ-отдел партнёра
actor-directory = Каталог партнёра
actor-anonymous = Вход не выполнен
actor-operator = Оператор
actor-system = Сам Portico
why-refused = Причина отказа
reference = Номер обращения
since-day = С (день)
until-day = По (день)
chain-holds = Цела
chain-verified = Проверена до № { $line }, { $at }
chain-broken = Строка { $line } не такая, какой была записана. Сохраните эту базу данных как есть и сравните её с резервной копией.
chain-unchecked = Ещё не проверена.
requests-title = Запросы гостей
requests-none = Ответа никто не ждёт
requests-none-text = Гости запрашивают приложения на своей панели. Какие можно запрашивать, задаётся на странице каждого приложения.
requests-all =
    { $count ->
        [one] Показать { $count } запрос всех гостей
        [few] Показать все { $count } запроса, в том числе к другим ответственным
        [many] Показать все { $count } запросов, в том числе к другим ответственным
       *[other] Показать все { $count } запроса, в том числе к другим ответственным
    }
requests-mine = Только ко мне ({ $count })
requests-wait =
    { $count ->
        [one] { $count } запрос гостя ждёт вашего ответа
        [few] { $count } запроса гостей ждут вашего ответа
        [many] { $count } запросов гостей ждут вашего ответа
       *[other] { $count } запроса гостей ждут вашего ответа
    }
requests-invitations = Другие запросы приглашений
request-title = { $guest } запрашивает «{ $app }»
request-for = Запрашивает
request-since = Дата запроса
request-kind-access = доступ
request-kind-extension = продление
request-confirmed = Последнее подтверждение компанией
request-last-used = Последнее открытие приложения
request-never-used = никогда
request-now = Сейчас
request-opens = открывается
request-guest-ends = Весь доступ гостя заканчивается
request-partner-ends = Договор с партнёром заканчивается
request-approve = Разрешить
request-approve-text = Гость сразу сможет открыть приложение и получит письмо. При запросе продления сдвигается и срок самого гостя, если он наступает раньше.
request-refuse = Не разрешать
request-not-yours = Решает ответственный за гостя или администратор с правом управления.
field-request-until = Последний день
field-request-until-hint = Например 2027-03-31. Не позже окончания договора с партнёром.
field-request-reason = Почему нет
field-request-reason-hint = Гость увидит это в письме и на своей панели.
app-listing = На панели
field-listing = Для чего это приложение
field-listing-hint = Одна строка под названием, для гостей.
field-requestable = Запросы
requestable-yes = Гости могут запрашивать это приложение, если его включает договор с их партнёром
done-request-refused = Не разрешено. Гость получит письмо.
event-request = Запрошен доступ

## Параметры
nav-settings = Параметры
settings-text = Сохранённое здесь действует сразу, на каждом узле. Очистите поле, чтобы вернуть значение по умолчанию.
settings-host = Компания
settings-languages = Языки
settings-mail = Почта
settings-lifetimes = Сроки
settings-limits = Ограничения
settings-contrast = Наименьший контраст вашего цвета: { $light } на светлых и { $dark } на тёмных страницах; для текста нужно 4,5.
settings-fixed = Задано в конфигурации
settings-fixed-text = Эти значения заданы в файле конфигурации или в окружении. Измените их там или уберите оттуда, чтобы задать здесь.
setting-company = Название компании
setting-contact-url = Где гости получают помощь
setting-contact-url-hint = Ссылка, которая начинается с https:// или mailto:
setting-support = Кому звонить
setting-support-hint = Одна строка внизу каждой страницы, например номер телефона и часы работы
setting-brand-accent = Цвет ссылок и кнопок
setting-brand-accent-hint = Например, #12558f. Он должен быть достаточно тёмным, чтобы читаться на белом; на тёмных страницах используется более светлый оттенок.
setting-logo = Логотип
setting-logo-hint = Изображение PNG или WebP не больше 64 кБ, нарисованное для светлого фона. SVG не принимается, потому что может содержать скрипты.
setting-logo-remove = Удалить логотип
setting-language = Язык, если ничто другое его не определяет
setting-languages = Предлагаемые языки
setting-languages-hint = Гости могут переключаться на эти языки. Если не отмечен ни один или отмечены все, предлагается каждый переведённый язык.
setting-mail-from = Отправитель писем
setting-mail-from-hint = Например, Contoso и guests@contoso.example в угловых скобках или только адрес
setting-mail-reply-to = Куда идут ответы
setting-mail-reply-to-hint = Если не указано, кто пригласил
setting-mail-bounce = Куда идут недоставленные письма
setting-mail-bounce-hint = Почтовый ящик, который кто-то читает; если пусто — отправитель
setting-mail-reminders = Через сколько дней напоминать о приглашении
setting-mail-reminders-hint = До пяти чисел, например 3 10. Введите 0, чтобы не напоминать никогда.
setting-mail-endings = За сколько дней предупреждать гостей об окончании доступа
setting-mail-endings-hint = До пяти чисел, например 2 14. Введите 0, чтобы не предупреждать совсем.
setting-span-hint = Например, 12h или 14d
setting-lifetimes-invitation = Срок действия приглашения
setting-lifetimes-sponsor-grace = Льготный срок для гостей ушедшего ответственного
setting-limits-invitations = Сколько новых гостей один администратор может пригласить за день
setting-limits-codes = Кодов на один адрес за час, для одной сети
setting-limits-codes-of-strangers = Кодов на один адрес за час, для всех неизвестных устройств
setting-limits-codes-from = Сколько кодов одна сеть может запросить за час
setting-limits-guesses = Сколько неверных ссылок одна сеть может испробовать за час
setting-limits-lookups = Сколько адресов одна сеть может проверить за час
event-settings = Параметры
mails-title = Письма
mails-text = Каждое письмо в том виде, в каком его получают гости и партнёры, с вашим названием, цветом и логотипом. Имена и ссылки — примеры.
mails-show = Показать
mails-from = От кого
mails-html = Посмотреть HTML
mails-send = Отправить мне
mails-send-to = На { $mail }, через очередь исходящих, как любое другое письмо. Если оно не придёт, ответ почтового сервера будет в логе.
mail-kind = Вид
mail-language = Язык
mail-kind-invitation = Приглашение
mail-kind-reminder = Напоминание о приглашении
mail-kind-code = Код
mail-kind-access-ending = Доступ скоро закончится
mail-kind-access-ended = Доступ закончился
mail-kind-request-decision = Решение по запросу
mail-kind-setup-link = Ссылка для настройки партнёром
mail-kind-security-notice = Уведомление о безопасности
done-mailed = Письмо отправляется.

## Администраторы, подтверждения и ключи
nav-admins = Администраторы
nav-keys = Ключи
done-rotated = Новые ключи созданы. Они начнут подписывать, как только приложения смогут их узнать.
admin-role-app-owner = владелец приложений
admins-title = Администраторы
admin-add = Добавить администратора
admin-add-text = Для первого входа выдаётся одноразовая ссылка. Приглашающий или владелец приложений привязывается к партнёрам и приложениям на следующей странице.
admin-link-once =
    { $minutes ->
        [one] Передайте эту ссылку сами. Она действует один раз, в течение { $minutes } минуты, и показывается только сейчас.
        [few] Передайте эту ссылку сами. Она действует один раз, в течение { $minutes } минут, и показывается только сейчас.
        [many] Передайте эту ссылку сами. Она действует один раз, в течение { $minutes } минут, и показывается только сейчас.
       *[other] Передайте эту ссылку сами. Она действует один раз, в течение { $minutes } минут, и показывается только сейчас.
    }
admin-bind = Роль и охват
admin-bind-text = Партнёры и приложения учитываются только для приглашающих и владельцев приложений. Действует с их следующего запроса.
admin-new-link = Новая одноразовая ссылка
admin-audit = Что сделано этим администратором
bound = только часть партнёров или приложений
bound-partners-hint = Приглашающий видит и приглашает людей только этих партнёров; если никто не отмечен — всех.
bound-apps-hint = Приглашающий назначает только эти приложения; если ничего не отмечено — любые. У владельца приложений есть только эти и никакие другие.
admin-step-up-title = Подтвердите, что это вы
admin-step-up-text = Следующее действие нельзя отменить, или его последствия велики. Подтвердите ключом доступа, что это вы; затем вы вернётесь туда, где были.
admin-step-up-none = У вас здесь нет ключа доступа. Войдите заново по одноразовой ссылке и добавьте ключ доступа. Оператор получает ссылку командой
keys-title = Ключи подписи
keys-text = Ключи меняются сами. Следующий публикуется до того, как начнёт подписывать, а старый остаётся, пока не истечёт его последний токен.
keys-rotate = Сменить сейчас
keys-rotate-text = Новые ключи вступят в действие, как только приложения смогут их узнать. Это нужно, например, если ключ мог стать известен посторонним.
keys-alg = Алгоритм
keys-uses = Приложения по алгоритмам их ID-токенов
keys-access = токены доступа всех приложений
keys-jwks = Опубликованные ключи
key-next = Следующий
key-current = Текущий
key-retiring = Выводится
signs-from = Подписывает с
signs-until = Подписывает до
published-until = Опубликован до
app-count =
    { $count ->
        [one] { $count } приложение
        [few] { $count } приложения
        [many] { $count } приложений
       *[other] { $count } приложения
    }

## Гость: использование и сеансы
last-used = Последнее использование
if-removed = При удалении сейчас открыто до
closed-at-once = закроется сразу
history-all = Вся история
end-session = Завершить
end-sessions = Завершить все сеансы

## Начальная страница: что ждёт
count-unconfirmed = активные гости, не подтверждённые
count-orphans = активные гости без ответственного
count-ending = активные гости, чей доступ закончится в течение 30 дней
count-mails = недоставленные письма
sign-ins-today = Входы сегодня
signed-in = Успешно

## Terms of use
nav-terms = Условия
done-published = Опубликовано. Эта версия больше не меняется.
condition-terms = Гость принял условия использования
event-terms = Условия использования
terms-title = Условия использования
terms-of-use = Текст
field-terms-app = Спрашивается перед
field-terms-app-hint = Условия приложения добавляются к тем, что принимают все.
field-terms-title = Заголовок
field-terms-text = Текст
field-terms-text-hint = Простой текст. Пустая строка начинает абзац, адреса https становятся ссылками. Если заголовок и текст пусты, язык убирается.
field-terms-from = Действует с (день)
field-terms-from-hint = Например 2027-03-31, с первого мгновения (UTC). Пусто: с этого момента.
field-terms-also = Кого спрашивать
terms-again-all = Спросить снова тех, кто принял прежнюю версию
terms-yearly = Спрашивать всех снова через год после согласия
terms-untitled = Пока нет текста
terms-empty = Гости пока ничего не принимают
terms-empty-text = Напишите, что нужно принять до первого доступа, и опубликуйте.
terms-from = Действует с
terms-agreed = Гостей приняло
terms-everything = всем
terms-new = Ещё одна версия
terms-new-text = Начинается с текста последней версии. До публикации никого не спрашивают.
terms-new-go = Написать
terms-state-draft = черновик
terms-state-to-come = впереди
terms-state-in-force = действует
terms-state-replaced = заменена
terms-discard = Удалить черновик
terms-next = Написать следующую версию
terms-published = Опубликовано
terms-asked = Спрашивают
terms-asks-all = Всех, в том числе принявших прежнюю версию.
terms-asks-new = Тех, кто не принял ни одной прежней версии.
terms-asks-yearly = Согласие действует один год.
terms-to-ask = Активных гостей ещё не приняло
terms-write = Написать
terms-preview = Как это видят гости
terms-publish = Опубликовать
terms-publish-text = Опубликованная версия не меняется. Когда она начинает действовать, спрошенные гости не откроют ни одного приложения, пока не согласятся; работающих в приложении спросят, когда оно обновит доступ.

## What an app learns, and trying it
auth-client-secret-basic = Секретом в заголовке (client_secret_basic)
auth-client-secret-post = Секретом в форме (client_secret_post)
auth-none = Ничем: работает на устройстве гостя
register-known = Зарегистрировать известную программу
register-known-text = Адрес возврата, вход и выход заполняются сами; затем вы получите настройки для другой стороны.
field-preset = Вид приложения
field-app-url = Адрес приложения
field-app-url-hint = Например, https://grafana.contoso.example; собственному приложению он не нужен.
field-app-shown = Название для гостей
preset-web = Веб-приложение с сервером
preset-spa = Одностраничное приложение в браузере
preset-native = Приложение для компьютера или телефона
config-title = Настройки для приложения
config-text = Скопируйте это в настройки приложения и поставьте секрет клиента на его место.
trial = Проверить
trial-text = Проверка выполняет настоящий вход в этом браузере. У вас самих нет учётной записи гостя: войдите как гость, которым вы можете быть. Выданное сразу прекращается, и ни один токен не показывается и не хранится.
trial-go = Проверить вход
trial-title = Проверка входа в { $app }
trial-fine = Вход работает
trial-wrong = Вход вернулся, но клиент ему не поверил бы
trial-refused = Во входе отказано
trial-as = Вошёл гость { $guest } и остаётся в системе в этом браузере. То, что получило бы приложение, прекращено.
trial-checks = Что проверяет клиент
trial-request = Запрос
trial-response = Ответ
check-state = Ответ относится к запросу (state)
check-issuer = Он пришёл от опрошенного издателя
check-signature = ID-токен подписан опубликованным ключом
check-iss = Он называет издателя (iss)
check-aud = Он для этого приложения (aud)
check-exp = Он действует сейчас (exp, iat)
check-nonce = Он относится к запросу (nonce)
check-at-hash = Токен доступа относится к нему (at_hash)
check-subject = Userinfo говорит о том же человеке (sub)
claims-open = Предпросмотр токенов
claims-title = Что узнало бы приложение { $app }
claims-text = Найдите гостя, чтобы увидеть, что сейчас сказали бы токены. Ничего не подписывается. Просмотр записывается в аудит.
claims-show = Показать утверждения
claims-none = Токена не было бы.
claims-session = В сеансе, начатом { $at }
claims-new-session = Как после нового входа; что тогда скажет домашняя организация, здесь неизвестно
field-claims-guest = Имя или адрес гостя
field-scope = Область (scope)
claim = Утверждение
claim-value = Значение
claim-from = Источник
claim-anew = новое при каждом входе
claim-source-portico = Сам Portico
claim-source-home = Домашний поставщик удостоверений
claim-source-invitation = Приглашение
claim-source-assignment = Назначение
claim-source-partner = Партнёр
claim-source-app = Регистрация приложения
claim-source-request = Запрос
claim-source-until = Политика: тогда доступ заканчивается
document-id-token = ID-токен
document-access-token = Токен доступа
document-userinfo = Userinfo
## Правила и предварительный просмотр
policy-text = Выберите приложение и изменение и посмотрите, для кого что-то изменится. Просмотр ничего не меняет. В каждой форме, которая меняет правило для многих, есть такая же кнопка.
policy-mfa = Второй фактор
policy-confirmed = Слово домашней компании действует
policy-hours = { $count } ч
policy-minutes = { $count } мин
policy-by-contract = Как в договоре
policy-by-session = Пока длится сеанс
policy-try = Попробовать изменение
field-try-change = Изменение
preview-title = Предварительный просмотр: { $name }
preview-apply = Применить
preview-text = Ничего не изменено. Для вошедших решается как при следующем запросе, для остальных — как если бы они входили сейчас.
preview-changes = Изменится { $changed } из { $pairs } пар «гость × приложение»
preview-changes-least = Изменится не менее { $changed } из более чем { $pairs } пар «гость × приложение»
preview-nobody = Ничей доступ не изменится.
preview-before = Сейчас
preview-after = После
preview-more = Ещё, не показано: { $count }
effect-gains = Получат приложение
effect-loses = Потеряют приложение
effect-asked = Сначала будут о чём-то спрошены
effect-freed = Больше не будут спрошены
effect-until = Сохранят до другого времени
effect-reason = Останутся с отказом по другой причине
remedy-title = Наименьшее изменение
remedy-all = Всё это должно измениться
remedy-go = Перейти
remedy-touches = Затронет других: { $count }
remedy-touches-least = Затронет других: не менее { $count }
remedy-resume-guest = Снова впустить гостя
remedy-thaw-guest = Снова впустить замороженного гостя, спросив его компанию
remedy-extend-guest = Дать гостю более поздний последний день
remedy-resume-partner = Снова доверять партнёру
remedy-extend-contract = Дать договору более поздний последний день
remedy-enable-app = Включить приложение
remedy-allow-app = Добавить приложение в договор партнёра
remedy-give-app = Дать гостю приложение
remedy-give-anew = Дать гостю приложение заново, с другими датами
remedy-guest-accepts = Гость принимает приглашение; при необходимости отправьте его снова
remedy-guest-agrees = Гость соглашается с условиями использования при следующем входе
remedy-invite-anew = Пригласить этого человека заново
remedy-trust-anew = Добавить партнёра заново, так как с этим всё закончено окончательно
