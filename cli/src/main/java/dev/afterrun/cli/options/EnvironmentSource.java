package dev.afterrun.cli.options;

import java.util.Optional;

/** The {@code AFTERRUN_*} variables. */
public record EnvironmentSource(Variables variables) implements SettingSource {
    @Override
    public Optional<Found> find(Setting setting) {
        return variables
                .find(setting.variable())
                .map(found -> setting.isList()
                        ? new Found(Words.list(found.value(), setting.separator()), found.origin())
                        : found);
    }
}
