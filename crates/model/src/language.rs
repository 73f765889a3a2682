use crate::text_enum;

text_enum! {
    /// The languages of the 2015 file's `Language` column (R34), by BCP 47 tag.
    Language {
        /// English, the default.
        En = "en",
        /// German.
        De = "de",
        /// Spanish.
        Es = "es",
        /// French.
        Fr = "fr",
        /// Italian.
        It = "it",
        /// Japanese.
        Ja = "ja",
        /// Korean.
        Ko = "ko",
        /// Brazilian Portuguese.
        PtBr = "pt-BR",
        /// Russian.
        Ru = "ru",
        /// Simplified Chinese.
        ZhHans = "zh-Hans",
        /// Traditional Chinese.
        ZhHant = "zh-Hant",
    }
}
