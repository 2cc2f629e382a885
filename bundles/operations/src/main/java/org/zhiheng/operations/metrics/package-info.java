/** What is counted and timed, told in Prometheus' form. */
package org.zhiheng.operations.metrics;
