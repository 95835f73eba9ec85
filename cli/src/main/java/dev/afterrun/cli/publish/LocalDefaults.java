package dev.afterrun.cli.publish;

import dev.afterrun.cli.options.Found;
import dev.afterrun.cli.options.Setting;
import dev.afterrun.cli.options.SettingSource;
import dev.afterrun.cli.options.Surroundings;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** What holds outside CI, where nothing else says more. */
public record LocalDefaults(Surroundings surroundings) implements SettingSource {
    private static final String ORIGIN = "default outside CI";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    /** Whether nothing but this place told {@code found}. */
    public static boolean told(Found found) {
        return found.origin().equals(ORIGIN);
    }

    @Override
    public Optional<Found> find(Setting setting) {
        return switch (setting) {
            case REPO -> found("local/" + folder());
            case RUN -> found("local-" + TIME.format(surroundings.clock().instant()));
            case JOB -> found("local");
            case SOURCE -> found("urn:afterrun:local");
            case CONCLUSION -> found("success");
            default -> Optional.empty();
        };
    }

    private String folder() {
        var name = Optional.ofNullable(surroundings.directory().getFileName())
                .map(Object::toString)
                .orElse("");
        var fitting = name.replaceAll("[^A-Za-z0-9._-]+", "-");
        return fitting.matches("[.-]*") ? "unnamed" : fitting.substring(0, Math.min(100, fitting.length()));
    }

    private static Optional<Found> found(String value) {
        return Optional.of(new Found(value, ORIGIN));
    }
}
