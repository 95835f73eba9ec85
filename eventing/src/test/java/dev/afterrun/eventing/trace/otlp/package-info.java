@NullMarked
package dev.afterrun.eventing.trace.otlp;

import org.jspecify.annotations.NullMarked;
