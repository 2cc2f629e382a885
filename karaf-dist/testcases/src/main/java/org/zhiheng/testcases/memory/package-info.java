/** The ports of the core kept in memory: for walks of which there are too many for a database. */
package org.zhiheng.testcases.memory;
