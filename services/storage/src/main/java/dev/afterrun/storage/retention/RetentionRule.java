package dev.afterrun.storage.retention;

/**
 * One rule: which files it is about, and how long they stay.
 *
 * @param name what pages and answers call it, 1 to {@value #NAME_LENGTH} characters
 */
public record RetentionRule(String name, Matching matching, Lifetime lifetime) {
    /** Characters of the longest name. */
    public static final int NAME_LENGTH = 100;

    /** @throws IllegalArgumentException when the name is empty or too long */
    public RetentionRule {
        checkName(name);
    }

    /** @throws IllegalArgumentException when the name is empty, too long, or more than a line */
    public static String checkName(String name) {
        if (name.isBlank() || name.length() > NAME_LENGTH || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "is one line of 1 to " + NAME_LENGTH + " characters, not of " + name.length());
        }
        return name;
    }
}
