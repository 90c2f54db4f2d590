package edict.rulebook;

import java.util.List;

/** Types and attributes of the core vocabulary that the program itself must know. */
public final class Words {

    public static final String ORGANISATION = "Organisation";
    public static final String ASSESSED = "assessed";
    public static final String ROLE = "Role";
    public static final String HOLDER = "holder";
    public static final String CODE = "code";
    public static final String OF = "of";
    public static final String NAME = "name";
    public static final String CONTROL = "Control";
    public static final String CONTROL_ID = "control";
    public static final String SCOPE = "scope";
    public static final String STATE = "state";
    public static final String IN_PLACE = "in-place";
    public static final String PLANNED_FOR = "plannedFor";
    public static final String EVIDENCE = "Evidence";
    public static final String KIND = "kind";
    public static final String DATE = "date";
    public static final String VALID_FROM = "validFrom";
    public static final String VALID_TO = "validTo";
    public static final String CAPABILITY = "Capability";
    public static final String CAPABILITY_OUTCOME = "CapabilityOutcome";
    public static final String SCENARIO = "scenario";
    public static final String REACHED = "reached";
    public static final String VERDICT = "verdict";
    public static final String FROZEN_DAYS = "frozenDays";
    public static final String NOT_RESTARTABLE = "notRestartable";
    public static final String CRITICALITY = "criticality";
    public static final String CHAIN_GROUP = "ChainGroup";
    public static final String THINGS = "things";
    public static final String BY = "by";
    public static final String LAYER = "layer";
    public static final String GROUP = "group";
    public static final String CONCENTRATION_BAND = "ConcentrationBand";
    public static final String BAND = "band";
    public static final String AT_LEAST = "atLeast";
    public static final String SUBSTITUTABILITY_FACTOR = "SubstitutabilityFactor";
    public static final String SUBSTITUTABILITY_POINTS = "SubstitutabilityPoints";
    public static final String SUBSTITUTABILITY_BAND = "SubstitutabilityBand";
    public static final String FACTOR = "factor";
    public static final String ENOUGH = "enough";
    public static final String ANSWER = "answer";
    public static final String POINTS = "points";
    public static final String INTERFACE_KIND = "interfaceKind";
    public static final String DATA_EXPORT = "dataExport";
    public static final String LICENCE_CLASS = "licenceClass";
    public static final String BEHIND_ABSTRACTION = "behindAbstraction";
    public static final String NOTICE_PERIOD = "noticePeriod";
    public static final String TRANSITION_PERIOD = "transitionPeriod";
    public static final String RETRIEVAL_PERIOD = "retrievalPeriod";
    public static final String SWITCHING_CHARGES = "switchingCharges";
    public static final String EXIT_PLAN = "exitPlan";
    public static final String EXIT_PLAN_ON = "exitPlanOn";
    public static final String STARTS_ON = "startsOn";
    public static final String ENDS_ON = "endsOn";
    public static final String REAL_BACKUP = "RealBackup";
    public static final String UNTESTED_BACKUP = "UntestedBackup";
    public static final String SKILLS_AVAILABLE = "skillsAvailable";
    public static final String ACCEPTED = "accepted";
    public static final String MEASURED_RTO_HOURS = "measuredRtoHours";
    public static final String DEPENDENCY_WEIGHT = "dependencyWeight";
    public static final String UNTIL = "until";
    public static final String FROZEN_HORIZON = "FrozenHorizon";
    public static final String FROZEN_HORIZON_DAYS = "frozenHorizonDays";
    public static final String RPO_HOURS = "rpoHours";
    public static final String TEAM = "team";
    public static final String CRITICALITY_WEIGHT = "CriticalityWeight";
    public static final String WEIGHT = "weight";
    public static final String RTO_HOURS = "rtoHours";
    public static final String REQUIREMENT = "Requirement";
    public static final String NEED = "need";
    public static final String ALTERNATIVE = "Alternative";
    public static final String NODE = "node";
    public static final String SWITCH_HOURS = "switchHours";
    public static final String CAPACITY = "capacity";

    public static final String OPTION = "Option";
    public static final String COST = "cost";
    public static final String DAYS = "days";
    public static final String CHANGE = "change";

    public static final String PRODUCT = "Product";
    public static final String COMPONENT = "Component";
    public static final String RUNS = "product";
    public static final String FLOW = "Flow";
    public static final String SOURCE = "source";
    public static final String TARGET = "target";
    public static final String CONTROL_DOMAIN = "ControlDomain";
    public static final String JURISDICTION = "jurisdiction";
    public static final String OPERATOR = "operator";
    public static final String REGION = "region";
    public static final String MODEL = "model";
    public static final String SUPPLIER = "supplier";
    public static final String SUB_PROCESSOR = "SubProcessor";
    public static final String ENTITY = "entity";
    public static final String PROCESSING_COUNTRIES = "processingCountries";
    public static final String LAYERS = "layers";
    public static final String FUNCTIONS = "functions";
    public static final String CONTRACT = "Contract";
    public static final String CERTIFICATE = "Certificate";
    public static final String CUSTOMER = "customer";
    public static final String SCHEME = "scheme";
    public static final String STATUS = "status";
    public static final String HELD = "held";
    public static final String PRODUCTS = "products";
    public static final String SCOPE_REGIONS = "scopeRegions";
    public static final String CERTIFIED_UNDER = "certifiedUnder";
    public static final String STORE = "Store";
    public static final String KEPT_BY = "component";
    public static final String FLOWS = "flows";
    public static final String PROCESSING = "Processing";
    public static final String SYSTEM = "system";
    public static final String AI_SYSTEM = "AiSystem";
    public static final String RUNS_ON = "components";

    /** The kind of component on which others run. */
    public static final String COMPUTE = "compute";

    public static final String IMPORTER = "importer";
    public static final String DATA = "data";
    public static final String DATA_SET = "DataSet";
    public static final String KINDS = "kinds";
    public static final String ASSESSMENT = "Assessment";
    public static final String ASSESSMENTS = "assessments";
    public static final String FRAMEWORK = "framework";
    public static final String BASIS = "basis";
    public static final String ASSESSOR = "assessor";
    public static final String ON = "on";
    public static final String CRITERION_ANSWER = "CriterionAnswer";
    public static final String CRITERION = "criterion";
    public static final String RUNG = "rung";
    public static final String APPLICABLE = "applicable";
    public static final String PROVED_BY = "evidence";

    public static final String CLAIM = "Claim";
    public static final String FACT = "fact";
    public static final String HOLDS = "holds";
    public static final String PARTIES = "parties";
    public static final String CLAIMED_VALUE = "ClaimedValue";
    public static final String ATTRIBUTE = "attribute";
    public static final String TEXT = "text";
    public static final String COUNTRY = "country";
    public static final String NUMBER = "number";
    public static final String FLAG = "flag";
    public static final String DAY = "day";
    public static final String PERIOD = "period";
    public static final String THING = "thing";
    public static final String CLAIM_CONFIRMED = "ClaimConfirmed";
    public static final String CONCLUDABLE = "Concludable";
    public static final String CONTRADICTION = "Contradiction";
    public static final String STATED = "stated";
    public static final String REGISTERED = "registered";
    public static final String ENTRY = "entry";
    public static final String CHECKED = "checked";

    /** Attributes of an organisation that name those above it. */
    public static final List<String> PARENTS = List.of("ultimateParent", "intermediateParents");

    private Words() {}
}
