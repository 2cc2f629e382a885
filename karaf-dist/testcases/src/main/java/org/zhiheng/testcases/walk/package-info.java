/** Random walks of commands, and an oracle of terms that knows nothing of {@code law}. */
package org.zhiheng.testcases.walk;
