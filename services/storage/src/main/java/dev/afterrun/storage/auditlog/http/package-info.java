/** The audit log over HTTP. */
@NullMarked
package dev.afterrun.storage.auditlog.http;

import org.jspecify.annotations.NullMarked;
