package edict.rulebook;

/** How bad it is when a provision is not kept. */
public enum Severity implements Coded {
    LOW,
    MEDIUM,
    HIGH,
    CRITICAL
}
