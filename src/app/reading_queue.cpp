// SPDX-License-Identifier: AGPL-3.0-or-later
#include "app/reading_queue.hpp"

namespace vigil::app {
namespace {

constexpr int children = 2;

Reads run(worker::Workers& workers, const worker::Job& job)
{
    Reads reads{workers.run(job), {}};
    for (const auto& part : reads.outcome.extraction.parts)
        reads.sketches.push_back(ingest::sketch(part.text));
    return reads;
}

} // namespace

ReadingQueue::ReadingQueue(worker::Workers& workers) : m_workers{workers}
{
    for (int i = 0; i < children; ++i)
        m_threads.emplace_back([this] { work(); });
}

ReadingQueue::~ReadingQueue()
{
    {
        const std::lock_guard guard{m_mutex};
        m_ending = true;
        m_waiting.clear();
    }
    m_more.notify_all();
}

void ReadingQueue::push(worker::Job job)
{
    std::packaged_task<Reads()> task{[this, job = std::move(job)] { return run(m_workers, job); }};
    m_results.push_back(task.get_future());
    {
        const std::lock_guard guard{m_mutex};
        m_waiting.push_back(std::move(task));
    }
    m_more.notify_one();
}

Reads ReadingQueue::pop()
{
    auto result = std::move(m_results.front());
    m_results.pop_front();
    return result.get();
}

void ReadingQueue::work()
{
    while (true) {
        std::packaged_task<Reads()> task;
        {
            std::unique_lock guard{m_mutex};
            m_more.wait(guard, [this] { return m_ending || !m_waiting.empty(); });
            if (m_waiting.empty())
                return;
            task = std::move(m_waiting.front());
            m_waiting.pop_front();
        }
        task();
    }
}

} // namespace vigil::app
