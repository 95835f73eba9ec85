/** How the installation is found and spoken to. */
@NullMarked
package dev.afterrun.cli.server;

import org.jspecify.annotations.NullMarked;
