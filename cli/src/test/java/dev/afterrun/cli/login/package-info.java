@NullMarked
package dev.afterrun.cli.login;

import org.jspecify.annotations.NullMarked;
