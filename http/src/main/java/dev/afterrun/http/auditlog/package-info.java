/** Which endpoints tell the audit log what they have done. */
@NullMarked
package dev.afterrun.http.auditlog;

import org.jspecify.annotations.NullMarked;
