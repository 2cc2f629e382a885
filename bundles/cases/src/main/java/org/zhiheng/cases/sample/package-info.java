/** The sample year: cases of a sample district, done by commands as people give them. */
package org.zhiheng.cases.sample;
