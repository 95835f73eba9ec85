package dev.afterrun.storage.settings;

import dev.afterrun.contracts.settings.CommentSettings;

/** How one repository is set. */
public record RepositorySettings(UploadPolicy uploads, CommentSettings comment) {}
