/** The audit log over HTTP: who did what. */
@NullMarked
package dev.afterrun.contracts.auditlog;

import org.jspecify.annotations.NullMarked;
