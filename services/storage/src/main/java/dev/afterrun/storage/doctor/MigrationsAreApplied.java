package dev.afterrun.storage.doctor;

import dev.afterrun.contracts.doctor.Finding;
import dev.afterrun.eventing.doctor.Check;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;

/** Whether the schema is the one that this version of storage was made for. */
@Singleton
class MigrationsAreApplied implements Check {
    private static final String NAME = "migrations";

    private final Flyway flyway;

    MigrationsAreApplied(Flyway flyway) {
        this.flyway = flyway;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Finding> look() {
        return List.of(finding(flyway.info()));
    }

    private static Finding finding(MigrationInfoService migrations) {
        var failed =
                Arrays.stream(migrations.all()).filter(one -> one.getState().isFailed());
        var lacking = Stream.concat(failed, Arrays.stream(migrations.pending()))
                .distinct()
                .toList();
        if (!lacking.isEmpty()) {
            return Finding.wrong(
                    NAME,
                    versions(lacking) + " are not applied",
                    "start storage again, which applies them, and read in its log why it could not");
        }
        var newer = Arrays.stream(migrations.all())
                .filter(one -> one.getState() == MigrationState.FUTURE_SUCCESS)
                .toList();
        return newer.isEmpty()
                ? Finding.ok(NAME, "all are applied, up to " + version(migrations.current()))
                : Finding.warning(
                        NAME,
                        "the schema is newer than this replica, by " + versions(newer),
                        "bring all replicas of storage to the newer version");
    }

    private static String versions(List<MigrationInfo> migrations) {
        return migrations.stream().map(MigrationsAreApplied::version).collect(Collectors.joining(", "));
    }

    private static String version(MigrationInfo migration) {
        return "V" + migration.getVersion() + " (" + migration.getDescription() + ")";
    }
}
