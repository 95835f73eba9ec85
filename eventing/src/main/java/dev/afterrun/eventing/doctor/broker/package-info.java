/** What is looked at of the broker: topics, who reads them, what could not be taken. */
@NullMarked
package dev.afterrun.eventing.doctor.broker;

import org.jspecify.annotations.NullMarked;
