package dev.afterrun.storage.upload;

import dev.afterrun.contracts.job.JobKey;
import dev.afterrun.storage.blob.Tenant;
import java.util.UUID;

/** An upload session that takes bytes. */
public record Session(UUID id, Tenant tenant, JobKey job) {}
