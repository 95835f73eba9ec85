package dev.afterrun.storage.page;

import dev.afterrun.storage.catalog.Repository;
import dev.afterrun.storage.quota.QuotaWarnings;
import dev.afterrun.storage.settings.SettingsOf;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks for what people of a repository have to know. */
@ApplicationScoped
class Notices {
    private final SettingsOf settings;
    private final QuotaWarnings quotaWarnings;

    Notices(SettingsOf settings, QuotaWarnings quotaWarnings) {
        this.settings = settings;
        this.quotaWarnings = quotaWarnings;
    }

    /** Those of the repository; nothing where all is well. */
    List<NoticeView> of(Repository repository) {
        return Stream.of(
                        settings.problem(repository)
                                .map(problem -> new NoticeView(
                                        "settings",
                                        "The repository's settings are those of its last good file: " + problem)),
                        quotaWarnings.of(repository).map(warning -> new NoticeView("quota", warning)))
                .flatMap(Optional::stream)
                .toList();
    }
}
