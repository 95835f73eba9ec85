/** The service's schema, before the service starts. */
@NullMarked
package dev.afterrun.duework.migration;

import org.jspecify.annotations.NullMarked;
