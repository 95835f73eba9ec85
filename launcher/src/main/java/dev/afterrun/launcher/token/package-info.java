/** The local token: a signed JWT and the key pair that it is made with. */
@NullMarked
package dev.afterrun.launcher.token;

import org.jspecify.annotations.NullMarked;
