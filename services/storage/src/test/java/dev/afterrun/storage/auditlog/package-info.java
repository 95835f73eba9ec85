@NullMarked
package dev.afterrun.storage.auditlog;

import org.jspecify.annotations.NullMarked;
