// SPDX-License-Identifier: AGPL-3.0-or-later
#pragma once

#include "worker/worker.hpp"

#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <thread>
#include <vector>

namespace vigil::app {

/// What a child made of one document, with what is computed from it outside the write lock.
struct Reads {
    worker::Outcome outcome;
    std::vector<ingest::Sketch> sketches; ///< One per part.
};

/// Runs documents through two children at once and gives the results back in the order they were pushed, so that a
/// batch always writes the same ledger.
class ReadingQueue {
public:
    explicit ReadingQueue(worker::Workers& workers);
    ~ReadingQueue();
    ReadingQueue(const ReadingQueue&) = delete;
    ReadingQueue& operator=(const ReadingQueue&) = delete;

    void push(worker::Job job);
    Reads pop(); ///< The oldest. Pre: more pushed than popped.

private:
    void work();

    worker::Workers& m_workers;
    std::mutex m_mutex;
    std::condition_variable m_more;
    bool m_ending = false;
    std::deque<std::packaged_task<Reads()>> m_waiting;
    std::deque<std::future<Reads>> m_results;
    std::vector<std::jthread> m_threads;
};

} // namespace vigil::app
