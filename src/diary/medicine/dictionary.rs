//! The dictionary of medicines: which names belong to which classes.
//!
//! It is a list of our own, of international names, other spellings and brands. It holds what the articles name and
//! what is easily taken for it: an entry without a class is known and stays out of every class. It never says that a
//! medicine causes cramps, and it never guesses: a name it does not know is not mapped.

use super::{Class, Route};

pub use super::lookup::{classes, inn, names, spelled_ahead};

/// One medicine, or one fixed combination of several.
#[derive(Debug)]
pub(super) struct Entry {
    /// The international name; the ingredients of a combination are joined by "and" and, before that, by commas.
    pub(super) name: &'static str,
    /// Other spellings, and brands.
    pub(super) also: &'static [&'static str],
    /// The narrowest classes it belongs to; their parents follow by themselves.
    pub(super) classes: &'static [Class],
    /// The routes by which the classes hold.
    pub(super) by: By,
    /// Whether the name is that of a group ("water pill") and not of one medicine.
    pub(super) is_group: bool,
}

/// The routes by which the classes of a medicine hold.
#[derive(Debug)]
pub(super) enum By {
    /// Every route.
    Any,
    /// These, one of which is the usual one: it is taken for granted when the route is unknown.
    Usually(&'static [Route]),
    /// These, and only when one of them is known.
    Only(&'static [Route]),
}

impl By {
    /// Tells whether the classes hold by this route.
    pub(super) fn holds(&self, route: Option<Route>) -> bool {
        match (self, route) {
            (Self::Any, _) | (Self::Usually(_), None) => true,
            (Self::Only(_), None) => false,
            (Self::Usually(routes) | Self::Only(routes), Some(route)) => routes.contains(&route),
        }
    }
}

impl Entry {
    /// Returns its name and every other spelling.
    pub(super) fn spellings(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.name).chain(self.also.iter().copied())
    }

    /// Returns the international names of what is in it.
    pub(super) fn ingredients(&self) -> impl Iterator<Item = &'static str> + Clone {
        self.name.split(" and ").flat_map(|part| part.split(", "))
    }

    const fn usually(self, routes: &'static [Route]) -> Self {
        Self { by: By::Usually(routes), ..self }
    }

    const fn only(self, routes: &'static [Route]) -> Self {
        Self { by: By::Only(routes), ..self }
    }
}

/// A medicine of these classes, by whatever route.
const fn of(classes: &'static [Class], name: &'static str, also: &'static [&'static str]) -> Entry {
    Entry { name, also, classes, by: By::Any, is_group: false }
}

/// A medicine that is worth knowing because it belongs to no class.
const fn none(name: &'static str, also: &'static [&'static str]) -> Entry {
    of(&[], name, also)
}

/// A contraceptive, as long as it is swallowed.
const fn the_pill(name: &'static str, also: &'static [&'static str]) -> Entry {
    of(&[Class::OralContraceptive], name, also).usually(ORAL)
}

/// A whole group of medicines, by the words that people have for it.
const fn group(
    classes: &'static [Class],
    name: &'static str,
    also: &'static [&'static str],
) -> Entry {
    Entry { is_group: true, ..of(classes, name, also) }
}

const ORAL: &[Route] = &[Route::Oral];
const INHALED: &[Route] = &[Route::Inhaled];
const INTO_A_VEIN: &[Route] = &[Route::Infusion, Route::Injection];

const DIURETIC: &[Class] = &[Class::Diuretic];
const THIAZIDE: &[Class] = &[Class::Thiazide];
const LOOP: &[Class] = &[Class::Loop];
const SPARING: &[Class] = &[Class::PotassiumSparing];
const STATIN: &[Class] = &[Class::Statin];
const LABA: &[Class] = &[Class::Laba];
const SABA: &[Class] = &[Class::Saba];
const ASTHMA: &[Class] = &[Class::AsthmaMedicine];
const BP: &[Class] = &[Class::BpMedicine];
const BP_THIAZIDE: &[Class] = &[Class::BpMedicine, Class::Thiazide];
const PAIN: &[Class] = &[Class::OtcAnalgesic];
const MAGNESIUM: &[Class] = &[Class::SupplementMagnesium];
const POTASSIUM: &[Class] = &[Class::SupplementPotassium];
const CALCIUM: &[Class] = &[Class::SupplementCalcium];
const VITAMIN_D: &[Class] = &[Class::SupplementVitaminD];

/// Every medicine that is known, in lower case.
pub(super) const DICTIONARY: &[Entry] = &[
    // Thiazide and thiazide-like diuretics.
    of(
        THIAZIDE,
        "hydrochlorothiazide",
        &["hctz", "hct", "microzide", "esidrix", "hydrodiuril", "oretic"],
    ),
    of(THIAZIDE, "chlorothiazide", &["diuril"]),
    of(THIAZIDE, "bendroflumethiazide", &["bendrofluazide", "aprinox", "neo-naclex", "naturetin"]),
    of(THIAZIDE, "cyclopenthiazide", &["navidrex"]),
    of(THIAZIDE, "methyclothiazide", &["enduron"]),
    of(THIAZIDE, "chlortalidone", &["chlorthalidone", "hygroton", "thalitone"]),
    of(THIAZIDE, "indapamide", &["lozol", "natrilix", "lozide"]),
    of(THIAZIDE, "metolazone", &["zaroxolyn", "metenix"]),
    // Aquaphor is an ointment elsewhere.
    of(THIAZIDE, "xipamide", &["diurexan", "aquaphor"]).usually(ORAL),
    // Loop diuretics.
    of(LOOP, "furosemide", &["frusemide", "lasix", "lasilix", "furoscix", "frusol"]),
    of(LOOP, "bumetanide", &["bumex", "burinex"]),
    of(LOOP, "torasemide", &["torsemide", "demadex", "soaanz", "torem", "unat"]),
    of(LOOP, "piretanide", &["arelix"]),
    of(LOOP, "etacrynic acid", &["ethacrynic acid", "edecrin"]),
    // Potassium-sparing diuretics, their combinations, and other diuretics.
    of(SPARING, "spironolactone", &["aldactone", "carospir"]),
    of(SPARING, "eplerenone", &["inspra"]),
    of(SPARING, "finerenone", &["kerendia"]),
    of(SPARING, "amiloride", &["midamor"]),
    of(SPARING, "triamterene", &["dyrenium"]),
    of(
        &[Class::Thiazide, Class::PotassiumSparing],
        "hydrochlorothiazide and triamterene",
        &["dyazide", "maxzide"],
    ),
    of(
        &[Class::Thiazide, Class::PotassiumSparing],
        "hydrochlorothiazide and amiloride",
        &["co-amilozide", "moduretic"],
    ),
    of(
        &[Class::Thiazide, Class::PotassiumSparing],
        "hydrochlorothiazide and spironolactone",
        &["aldactazide"],
    ),
    of(
        &[Class::Loop, Class::PotassiumSparing],
        "furosemide and amiloride",
        &["co-amilofruse", "frumil"],
    ),
    of(DIURETIC, "tolvaptan", &["samsca", "jynarque"]),
    // Statins, alone and combined.
    of(STATIN, "atorvastatin", &["lipitor", "sortis", "tahor", "atorvaliq"]),
    of(STATIN, "simvastatin", &["zocor", "flolipid"]),
    of(STATIN, "rosuvastatin", &["crestor", "ezallor"]),
    of(STATIN, "pravastatin", &["pravachol", "lipostat"]),
    of(STATIN, "lovastatin", &["mevacor", "altoprev"]),
    of(STATIN, "fluvastatin", &["lescol"]),
    of(STATIN, "pitavastatin", &["livalo", "livazo", "zypitamag"]),
    of(STATIN, "cerivastatin", &["baycol", "lipobay"]),
    of(STATIN, "simvastatin and ezetimibe", &["vytorin", "inegy"]),
    of(STATIN, "atorvastatin and ezetimibe", &["atozet", "liptruzet"]),
    of(STATIN, "rosuvastatin and ezetimibe", &["roszet"]),
    of(&[Class::Statin, Class::BpMedicine], "atorvastatin and amlodipine", &["caduet"]),
    none("ezetimibe", &["zetia", "ezetrol"]),
    // Long-acting beta agonists, alone and combined.
    of(LABA, "salmeterol", &["serevent"]),
    of(LABA, "formoterol", &["eformoterol", "foradil", "oxis", "perforomist", "atimos"]),
    of(LABA, "indacaterol", &["onbrez", "arcapta"]),
    of(LABA, "olodaterol", &["striverdi"]),
    of(LABA, "vilanterol", &[]),
    of(LABA, "bambuterol", &["bambec"]),
    of(LABA, "arformoterol", &["brovana"]),
    of(LABA, "salmeterol and fluticasone", &["advair", "seretide", "airduo", "wixela"]),
    of(LABA, "formoterol and budesonide", &["symbicort", "breyna", "duoresp"]),
    of(LABA, "formoterol and beclometasone", &["fostair", "foster"]),
    of(LABA, "formoterol and mometasone", &["dulera"]),
    of(LABA, "vilanterol and fluticasone furoate", &["breo", "relvar"]),
    of(LABA, "formoterol and fluticasone", &["flutiform"]),
    of(LABA, "indacaterol and mometasone", &["atectura"]),
    of(LABA, "vilanterol and umeclidinium bromide", &["anoro"]),
    of(LABA, "indacaterol and glycopyrronium bromide", &["ultibro", "utibron"]),
    of(LABA, "formoterol and aclidinium bromide", &["duaklir"]),
    of(LABA, "olodaterol and tiotropium bromide", &["stiolto", "spiolto"]),
    of(LABA, "formoterol and glycopyrronium bromide", &["bevespi"]),
    of(LABA, "vilanterol, umeclidinium bromide and fluticasone furoate", &["trelegy"]),
    of(LABA, "formoterol, glycopyrronium bromide and beclometasone", &["trimbow"]),
    of(LABA, "formoterol, glycopyrronium bromide and budesonide", &["breztri", "trixeo"]),
    of(LABA, "indacaterol, glycopyrronium bromide and mometasone", &["enerzair"]),
    // Other asthma medicines.
    of(SABA, "salbutamol", &["albuterol", "ventolin", "proair", "proventil", "airomir"]),
    of(SABA, "terbutaline", &["bricanyl"]),
    of(SABA, "levosalbutamol", &["levalbuterol", "xopenex"]),
    of(ASTHMA, "beclometasone", &["beclomethasone", "qvar", "clenil"]).usually(INHALED),
    of(ASTHMA, "budesonide", &["pulmicort"]).usually(INHALED),
    of(ASTHMA, "fluticasone", &["fluticasone furoate", "flovent", "flixotide"]).usually(INHALED),
    of(ASTHMA, "mometasone", &["asmanex"]).usually(INHALED),
    of(ASTHMA, "ciclesonide", &["alvesco"]).usually(INHALED),
    of(ASTHMA, "ipratropium bromide", &["ipratropium", "atrovent"]).usually(INHALED),
    of(ASTHMA, "tiotropium bromide", &["tiotropium", "spiriva"]),
    of(ASTHMA, "umeclidinium bromide", &["umeclidinium"]),
    of(ASTHMA, "aclidinium bromide", &["aclidinium"]),
    of(ASTHMA, "glycopyrronium bromide", &["glycopyrronium", "glycopyrrolate"]).only(INHALED),
    of(ASTHMA, "theophylline", &["theo-24", "uniphyl", "nuelin"]),
    of(ASTHMA, "montelukast", &["singulair"]),
    // Blood pressure: ACE inhibitors, sartans and their like.
    of(BP, "lisinopril", &["zestril", "prinivil"]),
    of(BP, "ramipril", &["altace", "tritace"]),
    of(BP, "enalapril", &["vasotec", "renitec", "innovace"]),
    of(BP, "perindopril", &["coversyl", "aceon"]),
    of(BP, "captopril", &["capoten"]),
    of(BP, "benazepril", &["lotensin"]),
    of(BP, "losartan", &["cozaar"]),
    of(BP, "valsartan", &["diovan"]),
    of(BP, "irbesartan", &["avapro", "aprovel"]),
    of(BP, "candesartan", &["atacand", "amias"]),
    of(BP, "telmisartan", &["micardis"]),
    of(BP, "olmesartan medoxomil", &["olmesartan", "benicar", "olmetec"]),
    of(BP, "azilsartan medoxomil", &["azilsartan", "edarbi"]),
    of(BP, "aliskiren", &["tekturna", "rasilez"]),
    of(BP, "valsartan and sacubitril", &["entresto"]),
    none("sacubitril", &[]),
    // Blood pressure: calcium channel blockers.
    of(BP, "amlodipine", &["norvasc", "istin"]),
    of(BP, "nifedipine", &["adalat", "procardia"]),
    of(BP, "felodipine", &["plendil"]),
    of(BP, "lercanidipine", &["zanidip"]),
    of(BP, "diltiazem", &["cardizem", "tiazac", "tildiem"]),
    of(BP, "verapamil", &["calan", "isoptin", "securon"]),
    // Blood pressure: beta blockers.
    of(BP, "metoprolol", &["lopressor", "toprol-xl", "toprol", "betaloc"]),
    of(BP, "bisoprolol", &["zebeta", "concor", "cardicor"]),
    of(BP, "atenolol", &["tenormin"]),
    of(BP, "propranolol", &["inderal"]),
    of(BP, "nebivolol", &["bystolic", "nebilet"]),
    of(BP, "carvedilol", &["coreg"]),
    of(BP, "labetalol", &["trandate"]),
    of(BP, "pindolol", &["visken"]),
    // Blood pressure: others.
    of(BP, "doxazosin", &["cardura"]),
    of(BP, "prazosin", &["minipress"]),
    of(BP, "clonidine", &["catapres"]),
    of(BP, "moxonidine", &["physiotens"]),
    of(BP, "methyldopa", &["aldomet"]),
    of(BP, "hydralazine", &["apresoline"]),
    // Blood pressure: fixed combinations with a diuretic.
    of(BP_THIAZIDE, "lisinopril and hydrochlorothiazide", &["zestoretic", "prinzide"]),
    of(BP_THIAZIDE, "enalapril and hydrochlorothiazide", &["vaseretic"]),
    of(BP_THIAZIDE, "perindopril and indapamide", &["coversyl plus"]),
    of(BP_THIAZIDE, "losartan and hydrochlorothiazide", &["hyzaar", "cozaar plus", "cozaar comp"]),
    of(
        BP_THIAZIDE,
        "valsartan and hydrochlorothiazide",
        &["diovan hct", "diovan comp", "co-diovan"],
    ),
    of(BP_THIAZIDE, "irbesartan and hydrochlorothiazide", &["avalide", "coaprovel", "co-aprovel"]),
    of(BP_THIAZIDE, "candesartan and hydrochlorothiazide", &["atacand hct", "atacand plus"]),
    of(
        BP_THIAZIDE,
        "telmisartan and hydrochlorothiazide",
        &["micardis hct", "micardis plus", "micardisplus"],
    ),
    of(
        BP_THIAZIDE,
        "olmesartan medoxomil and hydrochlorothiazide",
        &["benicar hct", "olmetec plus"],
    ),
    of(BP_THIAZIDE, "azilsartan medoxomil and chlortalidone", &["edarbyclor"]),
    of(BP_THIAZIDE, "atenolol and chlortalidone", &["tenoretic", "co-tenidone"]),
    of(BP_THIAZIDE, "bisoprolol and hydrochlorothiazide", &["ziac", "lodoz"]),
    // Contraceptives that are swallowed.
    the_pill(
        "levonorgestrel and ethinylestradiol",
        &["microgynon", "levora", "portia", "aviane", "seasonale"],
    ),
    the_pill("norethisterone and ethinylestradiol", &["loestrin", "brevinor"]),
    the_pill("desogestrel and ethinylestradiol", &["marvelon", "mercilon", "desogen", "apri"]),
    the_pill("gestodene and ethinylestradiol", &["femodene", "minulet"]),
    the_pill(
        "norgestimate and ethinylestradiol",
        &["cilest", "sprintec", "ortho-cyclen", "ortho tri-cyclen"],
    ),
    the_pill("drospirenone and ethinylestradiol", &["yaz", "yasmin", "eloine"]),
    the_pill("dienogest and ethinylestradiol", &["valette"]),
    the_pill("nomegestrol and estradiol", &["zoely"]),
    the_pill("drospirenone and estetrol", &["nextstellis", "drovelis"]),
    the_pill("dienogest and estradiol", &["qlaira", "natazia"]),
    the_pill("norethisterone", &["norethindrone", "camila", "errin", "micronor", "noriday"]),
    the_pill("levonorgestrel", &["norgeston"]),
    the_pill("desogestrel", &["cerazette", "cerelle"]),
    the_pill("drospirenone", &["slynd"]),
    the_pill("norgestrel", &["opill"]),
    the_pill("gestodene", &[]),
    the_pill("norgestimate", &[]),
    the_pill("cyproterone and ethinylestradiol", &["diane-35", "dianette", "co-cyprindiol"]),
    the_pill("cyproterone and estrogen", &[]),
    // Hormones that are no contraceptive by themselves, and those of the menopause.
    none("ethinylestradiol", &["ethinyl estradiol", "ethinyl oestradiol", "ethinyloestradiol"]),
    none("estradiol", &["oestradiol"]),
    none("estrogen", &["oestrogen", "estrogens", "oestrogens"]),
    none("conjugated estrogens", &["conjugated oestrogens", "premarin"]),
    none("estetrol", &[]),
    none("dienogest", &[]),
    none("nomegestrol", &[]),
    none("cyproterone", &[]),
    none("norethisterone and estradiol", &[]),
    none("drospirenone and estradiol", &[]),
    none("levonorgestrel and estradiol", &[]),
    none("norgestimate and estradiol", &[]),
    // Contraceptives that are not swallowed, and those for emergencies.
    none("norelgestromin", &[]),
    none("norelgestromin and ethinylestradiol", &["evra", "ortho evra", "xulane"]),
    none("etonogestrel", &["nexplanon", "implanon"]),
    none("etonogestrel and ethinylestradiol", &["nuvaring"]),
    none("medroxyprogesterone", &["depo-provera", "provera"]),
    none("intrauterine levonorgestrel", &["mirena", "kyleena"]),
    none("emergency levonorgestrel", &["plan b", "plan b one-step", "levonelle"]),
    none("ulipristal", &["ella", "ellaone", "ella one"]),
    // Iron into a vein; a plain iron is only one of these where that is said.
    of(
        &[Class::IvIronSucrose],
        "iron sucrose",
        &["saccharated iron oxide", "iron saccharate", "venofer"],
    )
    .usually(INTO_A_VEIN),
    of(
        &[Class::IvIronOther],
        "ferric carboxymaltose",
        &["iron carboxymaltose", "ferinject", "injectafer"],
    )
    .usually(INTO_A_VEIN),
    of(
        &[Class::IvIronOther],
        "ferric derisomaltose",
        &["iron derisomaltose", "iron isomaltoside", "monofer", "monoferric"],
    )
    .usually(INTO_A_VEIN),
    of(&[Class::IvIronOther], "ferumoxytol", &["feraheme"]).usually(INTO_A_VEIN),
    of(&[Class::IvIronOther], "sodium ferric gluconate", &["ferric gluconate", "ferrlecit"])
        .usually(INTO_A_VEIN),
    of(&[Class::IvIronOther], "iron dextran", &["cosmofer", "infed"]).usually(INTO_A_VEIN),
    group(&[Class::IvIronOther], "iron", &[]).only(INTO_A_VEIN),
    // Bones.
    of(
        &[Class::Teriparatide],
        "teriparatide",
        &["rhpth(1-34)", "forteo", "forsteo", "bonsity", "movymia", "terrosa", "sondelbay"],
    ),
    of(&[Class::Raloxifene], "raloxifene", &["evista", "optruma"]),
    // Pain relievers.
    of(PAIN, "ibuprofen", &["advil", "motrin", "nurofen", "brufen"]),
    of(PAIN, "naproxen", &["aleve", "naprosyn", "anaprox"]),
    of(PAIN, "paracetamol", &["acetaminophen", "tylenol", "panadol", "calpol"]),
    of(PAIN, "acetylsalicylic acid", &["aspirin", "asa", "bayer"]),
    of(PAIN, "diclofenac", &["voltaren", "voltarol"]),
    none("mesalazine", &["mesalamine", "5-asa"]),
    // Minerals and vitamin D.
    of(MAGNESIUM, "magnesium", &[]),
    of(MAGNESIUM, "magnesium oxide", &["mag-ox"]),
    of(MAGNESIUM, "magnesium citrate", &[]),
    of(MAGNESIUM, "magnesium chloride", &["slow-mag"]),
    of(POTASSIUM, "potassium", &[]),
    of(POTASSIUM, "potassium chloride", &["kcl", "klor-con", "k-dur", "slow-k"]),
    of(CALCIUM, "calcium", &[]),
    of(CALCIUM, "calcium carbonate", &["caltrate", "os-cal", "calcichew"]),
    of(CALCIUM, "calcium citrate", &["citracal"]),
    of(VITAMIN_D, "vitamin d", &["vit d"]),
    of(
        VITAMIN_D,
        "colecalciferol",
        &["cholecalciferol", "vitamin d3", "vit d3", "d3", "vigantol", "fultium-d3"],
    ),
    of(VITAMIN_D, "ergocalciferol", &["vitamin d2", "vit d2", "drisdol"]),
    none("potassium clavulanate", &[]),
    none("potassium iodide", &[]),
    none("potassium permanganate", &[]),
    none("calcium folinate", &[]),
    none("magnesium valproate", &[]),
    // What a doctor asks about.
    of(&[Class::Quinine], "quinine", &["tonic water", "qualaquin"]),
    none("tocopherol", &["vitamin e", "vit e"]),
    none("menaquinone-7", &["vitamin k2", "vit k2", "mk-7"]),
    none("gabapentin", &["neurontin"]),
    none("baclofen", &["lioresal"]),
    none("carisoprodol", &["soma"]),
    // Whole groups.
    group(
        DIURETIC,
        "diuretic",
        &["diuretics", "water pill", "water pills", "water tablet", "water tablets"],
    ),
    group(THIAZIDE, "thiazide", &["thiazides"]),
    group(LOOP, "loop diuretic", &["loop diuretics"]),
    group(SPARING, "potassium-sparing", &[]),
    group(STATIN, "statin", &["statins"]),
    group(LABA, "long-acting beta agonist", &["laba"]),
    group(SABA, "short-acting beta agonist", &["saba"]),
    group(ASTHMA, "asthma inhaler", &["asthma inhalers"]),
    group(BP, "blood pressure tablet", &["blood pressure tablets"]),
    group(BP, "blood pressure pill", &["blood pressure pills"]),
    group(BP, "blood pressure medicine", &["blood pressure medication"]),
    group(BP, "ace inhibitor", &["ace inhibitors"]),
    group(BP, "calcium channel blocker", &["calcium channel blockers"]),
    group(BP, "calcium antagonist", &["calcium antagonists"]),
    group(BP, "beta blocker", &["beta blockers"]).usually(ORAL),
    group(&[Class::OralContraceptive], "contraceptive", &["contraceptives", "birth control"])
        .only(ORAL),
    group(&[Class::OralContraceptive], "combined pill", &["the pill", "mini pill", "minipill"]),
    group(&[], "emergency contraceptive", &["emergency contraception", "morning after pill"]),
    group(&[], "potassium binder", &["potassium binders"]),
];
