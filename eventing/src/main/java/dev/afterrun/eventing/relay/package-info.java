/** Records that go on to another topic, each acknowledged there before it is done with here. */
@NullMarked
package dev.afterrun.eventing.relay;

import org.jspecify.annotations.NullMarked;
